using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;

namespace TypedStreaming.Tests.Fixtures;

/// <summary>A Bayeux server without a network. It agrees to everything, except that requests of the staged channels wait for a test.</summary>
internal sealed class StagedServer(params string[] staged) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Channel<StagedRequest>> _waiting = new(StringComparer.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public StreamingClient MakeClient(Action<StreamingClientOptions>? configure = null)
    {
        var options = new StreamingClientOptions
        {
            AccessTokens = new AnonymousAccess(new Uri("http://localhost/")),
            Endpoint = new Uri("http://localhost/cometd"),
            HttpHandler = this,
        };
        configure?.Invoke(options);
        return new StreamingClient(options, TestOrg.ShortPauses);
    }

    /// <summary>Returns the next request of a staged channel.</summary>
    public async Task<StagedRequest> NextAsync(string channel) => await Waiting(channel).Reader.ReadAsync(Token);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var json = await request.Content!.ReadAsStringAsync(cancellationToken);
        using var messages = JsonDocument.Parse(json);
        var asked = new StagedRequest(messages.RootElement[0].Clone());
        if (staged.Contains(asked.Channel)) Waiting(asked.Channel).Writer.TryWrite(asked);
        else asked.Agree();
        return await asked.ResponseAsync(cancellationToken);
    }

    private Channel<StagedRequest> Waiting(string channel) => _waiting.GetOrAdd(channel, static _ => Channel.CreateUnbounded<StagedRequest>());
}
