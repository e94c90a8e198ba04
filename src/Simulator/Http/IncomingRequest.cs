using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Cometd;

namespace TypedStreaming.Simulator.Http;

/// <summary>An HTTP request to the simulated org, after its body was read completely.</summary>
internal sealed class IncomingRequest
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>Returns a parameter of the query string, or null if it is missing.</summary>
    public required Func<string, string?> Query { get; init; }

    /// <summary>The address of the org, with the host name that the client used.</summary>
    public required Uri BaseUrl { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    public required bool IsForm { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True if the body is longer than the endpoint accepts. In that case, <see cref="Body"/> is empty.</summary>
    public required bool IsTooLarge { get; init; }

    public required Func<string, string?> Cookie { get; init; }

    /// <summary>The cancellation token that is cancelled when the client disconnects.</summary>
    public required CancellationToken Aborted { get; init; }

    public required Endpoint Endpoint { get; init; }

    /// <summary>The Bayeux messages of the request; null if its body contains no valid messages.</summary>
    public required IReadOnlyList<JsonObject>? Messages { get; init; }

    private bool IsTopicChange => Method != "GET" && Path.Contains("/sobjects/PushTopic", StringComparison.OrdinalIgnoreCase);

    public RequestKind Kind => Endpoint switch
    {
        Endpoint.Token => RequestKind.Login,
        Endpoint.Versions => RequestKind.Versions,
        Endpoint.Publish or Endpoint.PublishBatch => RequestKind.Publish,
        Endpoint.Records => IsTopicChange ? RequestKind.TopicChanges : RequestKind.Records,
        Endpoint.Cometd when Messages is [var first, ..] => MetaChannelNames.KindOf(first.Text("channel")),
        _ => RequestKind.Other,
    };
}
