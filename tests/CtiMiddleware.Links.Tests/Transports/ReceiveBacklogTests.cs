using CtiMiddleware.Links.Transports;

namespace CtiMiddleware.Links.Tests.Transports;

public sealed class ReceiveBacklogTests
{
    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Bytes_come_out_in_order_across_chunks(int seed)
    {
        var random = new Random(seed);
        using var backlog = new ReceiveBacklog(10 * ReceiveBacklog.ChunkSize, _time);
        byte next = 0;
        byte expected = 0;
        var buffer = new byte[200_000];
        for (var round = 0; round < 300; round++)
        {
            var bytes = new byte[random.Next(0, 150_000)];
            var continued = next;
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] = continued++;
            if (backlog.TryAppend(bytes))
                next = continued;
            var count = backlog.Take(buffer.AsSpan(0, random.Next(0, buffer.Length)), out _);
            for (var i = 0; i < count; i++)
                Assert.Equal(expected++, buffer[i]);
        }
    }

    [Fact]
    public void A_full_backlog_gives_no_space_and_says_since_when()
    {
        using var backlog = new ReceiveBacklog(ReceiveBacklog.ChunkSize, _time);
        Assert.True(backlog.TryAppend(new byte[ReceiveBacklog.ChunkSize]));
        Assert.False(backlog.TryAppend(new byte[1]));
        Assert.False(backlog.TryGetSpace(out _));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), backlog.FullFor);
        backlog.Take(new byte[ReceiveBacklog.ChunkSize], out _);
        Assert.Equal(TimeSpan.Zero, backlog.FullFor);
        Assert.True(backlog.TryGetSpace(out _));
    }

    [Fact]
    public async Task Waiting_for_room_ends_when_a_chunk_was_taken()
    {
        using var backlog = new ReceiveBacklog(2 * ReceiveBacklog.ChunkSize, _time);
        Assert.True(backlog.TryAppend(new byte[2 * ReceiveBacklog.ChunkSize]));
        var room = backlog.WaitForRoomAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(room.IsCompleted);
        backlog.Take(new byte[ReceiveBacklog.ChunkSize], out _);
        Assert.True(await room);
    }

    [Fact]
    public async Task Waiting_for_more_room_than_a_chunk_ends_when_there_is_so_much()
    {
        const int Wanted = 3 * ReceiveBacklog.ChunkSize;
        using var backlog = new ReceiveBacklog(4 * ReceiveBacklog.ChunkSize, _time);
        Assert.True(backlog.TryAppend(new byte[2 * ReceiveBacklog.ChunkSize]));
        Assert.False(backlog.WaitForRoom(Wanted, TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken));
        var room = Task.Run(() => backlog.WaitForRoom(Wanted, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        backlog.Take(new byte[ReceiveBacklog.ChunkSize], out _);
        Assert.True(await room);
        Assert.True(backlog.TryAppend(new byte[Wanted]));
    }

    [Fact]
    public async Task Waiting_for_room_gives_up_after_the_patience()
    {
        using var backlog = new ReceiveBacklog(ReceiveBacklog.ChunkSize, _time);
        Assert.True(backlog.TryAppend(new byte[ReceiveBacklog.ChunkSize]));
        Assert.False(await backlog.WaitForRoomAsync(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Bytes_carry_the_time_at_which_they_began_to_wait()
    {
        using var backlog = new ReceiveBacklog(ReceiveBacklog.ChunkSize, _time);
        _time.Advance(TimeSpan.FromSeconds(1));
        backlog.TryAppend("a"u8);
        _time.Advance(TimeSpan.FromSeconds(1));
        backlog.TryAppend("b"u8);
        Assert.Equal(2, backlog.Take(new byte[10], out var at));
        Assert.Equal(ManualTime.Start + TimeSpan.FromSeconds(1), at);
        Assert.Equal(0, backlog.Take(new byte[10], out at));
        Assert.Equal(ManualTime.Start + TimeSpan.FromSeconds(2), at);
    }
}
