using TypedStreaming.World.Network;

namespace TypedStreaming.World.Tests.Network;

public sealed class ScriptedBodyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_gives_what_it_was_told_to_and_no_more()
    {
        var body = new ScriptedBody([1, 2, 3]);
        var buffer = new byte[8];
        body.Give(2);
        Assert.Equal(2, await body.ReadAsync(buffer, Token));
        var waiting = body.ReadAsync(buffer, Token);
        Assert.False(waiting.IsCompleted);
        body.Give(3);
        Assert.Equal(1, await waiting);
        body.End(broken: false);
        Assert.Equal(0, await body.ReadAsync(buffer, Token));
    }

    [Fact]
    public async Task A_break_comes_after_what_was_given()
    {
        var body = new ScriptedBody([1, 2, 3]);
        body.Give(1);
        body.End(broken: true);
        Assert.Equal(1, await body.ReadAsync(new byte[8], Token));
        await Assert.ThrowsAsync<IOException>(() => body.ReadExactlyAsync(new byte[1], Token).AsTask());
    }
}
