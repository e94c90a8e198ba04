using System.Text.Json;

namespace TypedStreaming.Interop.Tests.Npm;

/// <summary>A Bayeux client from npm: cometd with cometd-nodejs-client, or Faye.</summary>
internal sealed class NpmClient : IAsyncDisposable
{
    private readonly PeerProcess _process;

    private NpmClient(PeerProcess process) => _process = process;

    /// <summary>The data of the events that came, in order.</summary>
    public IReadOnlyList<JsonElement> Events =>
        [.. _process.Lines.Where(line => line.GetProperty("what").ValueEquals("event")).Select(line => line.GetProperty("data"))];

    /// <param name="url">The address to post to.</param>
    /// <param name="token">The access token, or null for none.</param>
    /// <param name="replays">Whether it subscribes after the last event that it had.</param>
    /// <param name="channels">What it subscribes to after each handshake.</param>
    public static NpmClient StartCometd(Uri url, string? token, bool replays, params string[] channels) =>
        StartCometd(new NpmClientSettings { Url = url, Token = token, Replays = replays, Channels = channels });

    public static NpmClient StartCometd(NpmClientSettings settings) => new(PeerProcess.Start("cometd-client.js", settings));

    public static NpmClient StartFaye(NpmClientSettings settings) => new(PeerProcess.Start("faye-client.js", settings));

    public Task SubscribeAsync(string channel) => _process.SendAsync(new { command = "subscribe", channel });

    public Task UnsubscribeAsync(string channel) => _process.SendAsync(new { command = "unsubscribe", channel });

    public Task DisconnectAsync() => _process.SendAsync(new { command = "disconnect" });

    public Task HandshakeAsync() => _process.SendAsync(new { command = "handshake" });

    /// <summary>Waits for a reply.</summary>
    /// <param name="name">What it answers: <c>handshake</c>, <c>subscribe</c> and so on.</param>
    /// <param name="count">How many of these there are then.</param>
    public async Task<JsonElement> WaitForReplyAsync(string name, int count = 1) =>
        (await _process.WaitForAsync(name, count)).GetProperty("reply");

    /// <summary>Waits for the event that is the <paramref name="count"/>th of all.</summary>
    /// <returns>Its data.</returns>
    public async Task<JsonElement> WaitForEventAsync(int count = 1) => (await _process.WaitForAsync("event", count)).GetProperty("data");

    /// <summary>Waits until it has begun all that it begins without a pause.</summary>
    public async Task SettleAsync()
    {
        var before = _process.Count("settled");
        await _process.SendAsync(new { command = "settle" });
        await _process.WaitForAsync("settled", before + 1);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
