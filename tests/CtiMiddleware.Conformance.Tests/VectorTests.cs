using CtiMiddleware.Conformance.Vectors;
using CtiMiddleware.Links.Capture;

namespace CtiMiddleware.Conformance.Tests;

/// <summary>Every vector of every adapter, whole and cut.</summary>
public sealed class VectorTests
{
    public static TheoryData<string, string> All
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (protocol, adapter) in AdapterFolders.All)
            {
                foreach (var path in adapter.Vectors)
                    rows.Add(protocol, Path.GetFileName(path));
            }
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_vector_holds_however_its_bytes_are_cut(string protocol, string file)
    {
        var adapter = AdapterFolders.All[protocol];
        var path = Path.Combine(adapter.Folder, "vectors", file);
        if (Environment.GetEnvironmentVariable("CTI_UPDATE_VECTORS") == "1")
        {
            var record = new VectorRecord();
            VectorRunner.Run(VectorFile.Load(path), adapter.Target, ReplaySplit.Whole, record);
            File.WriteAllText(path, record.Into(File.ReadAllText(path)));
        }
        var vector = VectorFile.Load(path);
        VectorRunner.Run(vector, adapter.Target, ReplaySplit.Whole);
        VectorRunner.Run(vector, adapter.Target, ReplaySplit.EveryByte);
        VectorRunner.Run(vector, adapter.Target, ReplaySplit.Random(7, 200));
    }
}
