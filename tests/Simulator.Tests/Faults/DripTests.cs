using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Faults;

public sealed class DripTests : OrgTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    [Fact(Timeout = 30_000)]
    public async Task A_dripping_answer_comes_piece_by_piece_with_pauses_between()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        org.Faults.SlowDrip(RequestKind.Connect, bytesPerPiece: 100, Pause);
        var connect = peer.ConnectAsync(Cancel);
        await org.Exchanges.WaitForAsync(RequestKind.Connect, 1, Cancel);
        var pauses = 0;
        for (; !connect.IsCompleted && pauses < 10; pauses++)
        {
            if (await Task.WhenAny(Time.WaitForTimerAsync(Pause, Cancel), connect) == connect) break;
            Assert.False(connect.IsCompleted);
            Time.Advance(Pause);
        }

        await connect;
        var length = org.Exchanges.Snapshot(RequestKind.Connect)[0].ResponseBody!.Length;
        Assert.True(length > 100);
        Assert.Equal((length - 2) / 100, pauses);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_answer_that_drips_can_be_cut_too()
    {
        var org = await StartAsync();
        var peer = await HandshakenAsync(org);
        org.Faults.SlowDrip(RequestKind.Connect, bytesPerPiece: 10, TimeSpan.Zero);
        org.Faults.DropConnection(RequestKind.Connect, DropPoint.MidBody);
        var (received, error) = await peer.PostAndReadPartsAsync($"[{peer.Connect().ToJsonString()}]", Cancel);
        Assert.IsType<HttpIOException>(error);
        var whole = org.Exchanges.Snapshot(RequestKind.Connect)[0].ResponseBody!;
        Assert.Equal(whole[..(whole.Length / 2)], received);
    }

    [Fact(Timeout = 30_000)]
    public async Task Drips_that_cannot_be_are_refused()
    {
        var org = await StartAsync();
        Assert.Throws<ArgumentOutOfRangeException>("bytesPerPiece", () => org.Faults.SlowDrip(RequestKind.Any, 0, Pause));
        Assert.Throws<ArgumentOutOfRangeException>("pause", () => org.Faults.SlowDrip(RequestKind.Any, 1, -Pause));
    }
}
