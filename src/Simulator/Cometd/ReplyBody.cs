using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>
/// The array that answers a Bayeux request: events, then replies. The text of <c>data</c> is copied, never parsed.
/// </summary>
internal sealed class ReplyBody(MemberOrder order)
{
    private static readonly JsonSerializerOptions Relaxed =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(Delivery Delivery, string ClientId)> _events = [];
    private readonly List<JsonObject> _replies = [];

    public void AddEvents(IEnumerable<Delivery> deliveries, string clientId) =>
        _events.AddRange(deliveries.Select(delivery => (delivery, clientId)));

    public void Add(JsonObject reply) => _replies.Add(reply);

    public ReadOnlyMemory<byte> ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var separator = "["u8;
        foreach (var (delivery, clientId) in _events)
        {
            buffer.Write(separator);
            WriteEvent(buffer, delivery, clientId);
            separator = ","u8;
        }

        foreach (var reply in _replies)
        {
            buffer.Write(separator);
            WriteText(buffer, reply.ToJsonString(Relaxed));
            separator = ","u8;
        }

        if (_events.Count + _replies.Count == 0) buffer.Write("["u8);
        buffer.Write("]"u8);
        return buffer.WrittenMemory;
    }

    private void WriteEvent(ArrayBufferWriter<byte> buffer, Delivery delivery, string clientId)
    {
        var channel = JsonSerializer.Serialize(delivery.SubscribedChannel, Relaxed);
        var data = delivery.Event.Data.Span;
        if (order == MemberOrder.ChannelFirst)
        {
            WriteText(buffer, $$"""{"channel":{{channel}},"clientId":"{{clientId}}","data":""");
            buffer.Write(data);
            buffer.Write("}"u8);
        }
        else
        {
            buffer.Write("{\"data\":"u8);
            buffer.Write(data);
            WriteText(buffer, $$""","clientId":"{{clientId}}","channel":{{channel}}}""");
        }
    }

    private static void WriteText(ArrayBufferWriter<byte> buffer, string text) => Encoding.UTF8.GetBytes(text, buffer);
}
