using TypedStreaming.Consumers;
using TypedStreaming.Routing;
using TypedStreaming.Watching;

namespace TypedStreaming.Tests.Subscriptions;

/// <summary>Keeps what a table asks of the wire.</summary>
internal sealed class RecordedChannelRequests : IChannelRequests
{
    private readonly List<string> _asked = [];

    public string Asked => string.Join(", ", _asked);

    public void Want(string channel) => _asked.Add($"want {channel}");

    public void Join(string channel) => _asked.Add($"join {channel}");

    public void Unwant(string channel) => _asked.Add($"unwant {channel}");
}
