namespace CtiMiddleware.Architecture.Tests;

/// <summary>A page that is made from the code: compared, or written anew when that is asked for.</summary>
internal static class GeneratedPage
{
    public static void Equals(string file, string expected)
    {
        var path = Path.Combine(Repository.Root, file);
        if (Repository.Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }
        Assert.True(File.Exists(path), $"{file} is missing; write it with CTI_UPDATE_DOCS=1.");
        var actual = File.ReadAllText(path);
        if (actual == expected)
            return;
        var (old, now) = (actual.Split('\n'), expected.Split('\n'));
        var line = Enumerable
            .Range(0, Math.Min(old.Length, now.Length))
            .FirstOrDefault(i => old[i] != now[i], Math.Min(old.Length, now.Length));
        Assert.Fail(
            $"{file} differs from the code in line {line + 1}. If that is meant, write it anew with CTI_UPDATE_DOCS=1 and look at the diff.\n"
                + $"  there: {old.ElementAtOrDefault(line)}\n  code:  {now.ElementAtOrDefault(line)}"
        );
    }
}
