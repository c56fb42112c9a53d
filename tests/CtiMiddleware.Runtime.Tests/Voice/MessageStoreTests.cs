using CtiMiddleware.Media.Wav;
using CtiMiddleware.Model.Identifiers;
using CtiMiddleware.Runtime.Voice;
using Microsoft.Extensions.Logging.Abstractions;

namespace CtiMiddleware.Runtime.Tests.Voice;

/// <summary>The folder of messages: bounds, whole files only, and what a disk refuses.</summary>
public sealed class MessageStoreTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "cti-store-" + Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_put_can_be_played_at_once_and_also_what_somebody_else_puts_there()
    {
        var store = Store();
        await store.PutAsync("one", Wav(800), CancellationToken.None);
        Assert.Equal(800, (await store.LoadAsync("one", CancellationToken.None)).Samples.Length);
        await store.PutAsync("one", Wav(1600), CancellationToken.None);
        Assert.Equal(1600, (await store.LoadAsync("one", CancellationToken.None)).Samples.Length);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "two.wav"), Wav(80), CancellationToken.None);
        Assert.Equal(80, (await store.LoadAsync("two", CancellationToken.None)).Samples.Length);
        Assert.Equal(["one", "two"], (await store.ListAsync(CancellationToken.None)).Select(static one => one.Name));
    }

    [Fact]
    public async Task A_message_of_another_rate_is_brought_to_that_of_boards()
    {
        var store = Store();
        await store.PutAsync("fast", WavWriter.Write(new short[22_050], WavFormat.Pcm16, 22_050), CancellationToken.None);
        Assert.Equal(8000, (await store.LoadAsync("fast", CancellationToken.None)).Samples.Length);
        var slow = WavWriter.Write(new short[1000], WavFormat.Pcm16, 1000);
        var refused = await Assert.ThrowsAsync<MessageStoreException>(() => store.PutAsync("slow", slow, CancellationToken.None));
        Assert.Equal(MessageProblem.BadContent, refused.Problem);
    }

    [Fact]
    public async Task A_recording_is_whole_before_anybody_gets_it()
    {
        var store = Store();
        var recording = store.Record();
        var spoken = VoiceBench.Tone(2.5);
        foreach (var frame in spoken.Chunk(160))
            recording.Write(frame);
        recording.Complete();
        recording.Complete();
        var file = await store.GetAsync(recording.Name, CancellationToken.None);
        Assert.Equal(spoken, WavReader.Read(file).Samples);
        Assert.Null(recording.Failure);
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_recording_of_nothing_leaves_nothing()
    {
        var store = Store();
        var recording = store.Record();
        recording.Complete();
        var missing = await Assert.ThrowsAsync<MessageStoreException>(() => store.GetAsync(recording.Name, CancellationToken.None));
        Assert.Equal(MessageProblem.NotFound, missing.Problem);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Bounds_are_kept()
    {
        var store = Store(
            new()
            {
                MaxMessages = 2,
                MaxMessageBytes = 2000,
                MaxTotalBytes = 3000,
            }
        );
        await Refused(() => store.PutAsync("big", Wav(2000), CancellationToken.None));
        await store.PutAsync("one", Wav(900), CancellationToken.None);
        await Refused(() => store.PutAsync("two", Wav(900), CancellationToken.None));
        await store.PutAsync("two", Wav(100), CancellationToken.None);
        await Refused(() => store.PutAsync("three", Wav(10), CancellationToken.None));
        Assert.Throws<MessageStoreException>(() => store.Record());
        await store.DeleteAsync("two", CancellationToken.None);
        var recording = store.Record();
        recording.Complete();
        // Nothing was said: it is gone when this is told.
        await Assert.ThrowsAsync<MessageStoreException>(() => store.GetAsync(recording.Name, CancellationToken.None));
    }

    [Fact]
    public async Task A_full_store_takes_another_file_in_the_place_of_one()
    {
        var store = Store(
            new()
            {
                MaxMessages = 2,
                MaxMessageBytes = 5000,
                MaxTotalBytes = 3000,
            }
        );
        await store.PutAsync("one", Wav(700), CancellationToken.None);
        await store.PutAsync("two", Wav(600), CancellationToken.None);
        await store.PutAsync("one", Wav(710), CancellationToken.None);
        await Refused(() => store.PutAsync("one", Wav(900), CancellationToken.None));
        await store.PutAsync("two", Wav(100), CancellationToken.None);
        await store.PutAsync("one", Wav(900), CancellationToken.None);
        await Refused(() => store.PutAsync("three", Wav(10), CancellationToken.None));
    }

    [Fact]
    public async Task A_recording_that_runs_is_refused_with_words_and_is_whole_when_the_store_is_closed()
    {
        var store = Store();
        var recording = store.Record();
        var spoken = VoiceBench.Tone(1.3);
        recording.Write(spoken);
        var early = await Assert.ThrowsAsync<MessageStoreException>(() => store.GetAsync(recording.Name, CancellationToken.None));
        Assert.Contains("is being recorded", early.Message, StringComparison.Ordinal);
        await store.DisposeAsync();
        var file = await File.ReadAllBytesAsync(Path.Combine(_folder, recording.Name + ".wav"), CancellationToken.None);
        Assert.Equal(spoken, WavReader.Read(file).Samples);
    }

    [Fact]
    public async Task What_a_process_that_was_killed_had_recorded_is_made_whole()
    {
        Directory.CreateDirectory(_folder);
        var spoken = VoiceBench.Tone(0.5);
        var whole = WavWriter.Write(spoken);
        byte[] cut = [.. WavWriter.Header(WavFormat.Pcm16, 0, 0), .. whole[44..], 7];
        await File.WriteAllBytesAsync(Path.Combine(_folder, "rec_1.wav.part"), cut, CancellationToken.None);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "rec_2.wav.part"), cut[..44], CancellationToken.None);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "menu.wav.x1.part"), cut, CancellationToken.None);
        var store = Store();
        Assert.Equal(["rec_1"], (await store.ListAsync(CancellationToken.None)).Select(static one => one.Name));
        Assert.Equal(whole, await store.GetAsync("rec_1", CancellationToken.None));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData(8001)]
    [InlineData(47_999)]
    public async Task A_rate_of_an_odd_ratio_is_refused_and_not_worked_on_for_seconds(int rate)
    {
        var odd = WavWriter.Write(new short[100], WavFormat.Pcm16, rate);
        var refused = await Assert.ThrowsAsync<MessageStoreException>(() => Store().PutAsync("odd", odd, CancellationToken.None));
        Assert.Contains("ratio", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b")]
    [InlineData("a..b")]
    [InlineData("-a")]
    [InlineData("a.")]
    [InlineData("a b")]
    [InlineData("ü")]
    [InlineData("")]
    public async Task A_name_never_leads_out_of_the_folder(string name)
    {
        var store = Store();
        var refused = await Assert.ThrowsAsync<MessageStoreException>(() => store.PutAsync(name, Wav(80), CancellationToken.None));
        Assert.Equal(MessageProblem.BadName, refused.Problem);
        await Assert.ThrowsAsync<MessageStoreException>(() => store.GetAsync(name, CancellationToken.None));
    }

    [Fact]
    public async Task A_disk_that_refuses_is_a_failure_with_its_words()
    {
        var store = Store();
        Directory.Delete(_folder, recursive: true);
        var recording = store.Record();
        recording.Write(VoiceBench.Tone(1.5));
        recording.Complete();
        var deadline = Environment.TickCount64 + 60_000;
        while (recording.Failure is null && Environment.TickCount64 < deadline)
            await Task.Yield();
        Assert.NotNull(recording.Failure);
    }

    [Fact]
    public void A_folder_that_cannot_be_is_refused_at_the_start()
    {
        var file = Path.GetTempFileName();
        try
        {
            var refused = Assert.Throws<MessageStoreException>(() =>
                new DirectoryMessageStore(Path.Combine(file, "x"), new(), Ids(), NullLogger.Instance)
            );
            Assert.Equal(MessageProblem.Storage, refused.Problem);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private DirectoryMessageStore Store(MessageStoreOptions? options = null) => new(_folder, options ?? new(), Ids(), NullLogger.Instance);

    private static SeededIdSource Ids() => new(TimeProvider.System, 7);

    private static byte[] Wav(int samples) => WavWriter.Write(VoiceBench.Ramp(samples, 1));

    private static async Task Refused(Func<Task> put) =>
        Assert.Equal(MessageProblem.TooLarge, (await Assert.ThrowsAsync<MessageStoreException>(put)).Problem);
}
