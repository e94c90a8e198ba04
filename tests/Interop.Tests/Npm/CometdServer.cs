using System.Text.Json;

namespace TypedStreaming.Interop.Tests.Npm;

/// <summary>The npm package cometd-nodejs-server, on loopback.</summary>
internal sealed class CometdServer : IAsyncDisposable
{
    private readonly PeerProcess _process;

    private CometdServer(PeerProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public Uri Url => new($"http://127.0.0.1:{Port}/cometd");

    /// <summary>Returns the number of sessions that exist.</summary>
    public int SessionCount => _process.Count("session") - _process.Count("removed");

    /// <summary>The ids of all sessions so far, in the order of their handshakes.</summary>
    public IReadOnlyList<string> Sessions =>
        [.. _process.Lines.Where(line => line.GetProperty("what").ValueEquals("session")).Select(SessionOf)];

    /// <param name="settings">What differs from the package's own: a hold of 30 s, an expiry of 10 s, no replay.</param>
    public static async Task<CometdServer> StartAsync(CometdServerSettings? settings = null)
    {
        var process = PeerProcess.Start("server.js", settings ?? new());
        try
        {
            var listening = await process.WaitForAsync("listening");
            return new CometdServer(process, listening.GetProperty("port").GetInt32());
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Publishes, and returns when the server has handed the event to its sessions.</summary>
    public async Task PublishAsync(string channel, object data)
    {
        var before = _process.Count("published");
        await _process.SendAsync(new { command = "publish", channel, data });
        await _process.WaitForAsync("published", before + 1);
    }

    /// <summary>Ends all sessions, and tells their clients.</summary>
    public Task DisconnectSessionsAsync() => DropAsync(silently: false);

    /// <summary>Ends all sessions without a word, as a failover does: their held connects stay held until their timeout.</summary>
    public Task ForgetSessionsAsync() => DropAsync(silently: true);

    /// <summary>Changes how long a session lives without a connect, from its next response on.</summary>
    public async Task SetMaxIntervalAsync(int milliseconds)
    {
        var before = _process.Count("living");
        await _process.SendAsync(new { command = "live", maxInterval = milliseconds });
        await _process.WaitForAsync("living", before + 1);
    }

    /// <summary>Waits until a session's connect has been held <paramref name="count"/> times.</summary>
    public Task WaitForHeldAsync(string session, int count = 1) => _process.WaitForAsync("held", count, line => SessionOf(line) == session);

    /// <summary>Waits for the subscription to a channel that is the <paramref name="count"/>th of all sessions so far.</summary>
    /// <returns>The session that subscribed.</returns>
    public async Task<string> WaitForSubscribedAsync(string channel, int count = 1) =>
        SessionOf(await _process.WaitForAsync("subscribed", count, line => line.GetProperty("channel").ValueEquals(channel)));

    /// <summary>Waits for the end of a session.</summary>
    /// <returns>Whether it expired.</returns>
    public async Task<bool> WaitForRemovedAsync(string session) =>
        (await _process.WaitForAsync("removed", also: line => SessionOf(line) == session)).GetProperty("expired").GetBoolean();

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string SessionOf(JsonElement line) => line.GetProperty("session").GetString()!;

    private async Task DropAsync(bool silently)
    {
        var (removed, alive) = (_process.Count("removed"), SessionCount);
        await _process.SendAsync(new { command = "drop", silently });
        await _process.WaitForAsync("removed", removed + alive);
    }
}
