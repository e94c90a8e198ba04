using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Faults;
using TypedStreaming.Simulator.Sessions;

namespace TypedStreaming.Simulator.Cometd;

/// <summary>
/// The body of the response to a Bayeux request: an array that contains the events, followed by the replies. The text of <c>data</c> is copied and
/// never parsed.
/// </summary>
internal sealed class ReplyBody(SimulatedOrgOptions options, int apiVersion)
{
    private static readonly JsonSerializerOptions Relaxed =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(QueuedEvent Delivery, string ClientId)> _events = [];
    private readonly List<JsonObject> _replies = [];

    public void AddEvents(IEnumerable<QueuedEvent> deliveries, string clientId) =>
        _events.AddRange(deliveries.Select(delivery => (delivery, clientId)));

    public void Add(JsonObject reply)
    {
        if (IsWithoutId(reply)) reply.Remove("id");
        _replies.Add(reply);
    }

    /// <summary>Adds a reply that refuses a message.</summary>
    public void Refuse(JsonObject message, Refusal refusal) => Add(MetaReplyFactory.Failure(message, refusal, options.ReplayEnabled));

    /// <summary>Adds the reply to a message: a refusal, or success if there is no refusal.</summary>
    public void Answer(JsonObject message, Refusal? refusal)
    {
        if (refusal is null) Add(MetaReplyFactory.Success(message));
        else Refuse(message, refusal);
    }

    private bool IsWithoutId(JsonObject reply) => options.MessageIds switch
    {
        MessageIdForm.Omitted => true,
        MessageIdForm.OmittedInErrors => reply["successful"]?.GetValue<bool>() == false,
        _ => false,
    };

    public void Advise(JsonNode advice)
    {
        foreach (var reply in _replies) reply["advice"] = advice.DeepClone();
    }

    public ReadOnlyMemory<byte> ToBytes(ReplyShapeFault? shape = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write("["u8);
        if (shape is { RepliesFirst: true }) WriteReplies(buffer);
        foreach (var (delivery, clientId) in _events)
        {
            WriteSeparator(buffer);
            WriteEvent(buffer, delivery, clientId);
        }

        if (shape is not { RepliesFirst: true }) WriteReplies(buffer);
        if (shape is { RepliesTwice: true }) WriteReplies(buffer);
        buffer.Write("]"u8);
        return buffer.WrittenMemory;
    }

    private static void WriteSeparator(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.WrittenCount > 1) buffer.Write(","u8);
    }

    private void WriteReplies(ArrayBufferWriter<byte> buffer)
    {
        foreach (var reply in _replies)
        {
            WriteSeparator(buffer);
            WriteText(buffer, reply.ToJsonString(Relaxed));
        }
    }

    private void WriteEvent(ArrayBufferWriter<byte> buffer, QueuedEvent delivery, string clientId)
    {
        var channel = $"\"{JsonEncodedText.Encode(delivery.SubscribedChannel, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
        var data = delivery.Event.Content.DataFor(apiVersion).Span;
        if (options.MemberOrder == MemberOrder.ChannelFirst)
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
