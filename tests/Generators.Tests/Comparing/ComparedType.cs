using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>A compiled event type with both of its readers.</summary>
internal sealed class ComparedType(TypePlan plan, Type type)
{
    /// <summary>The options of System.Text.Json that are closest to the emitted readers.</summary>
    private static readonly JsonSerializerOptions Options = new()
    {
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly MethodInfo Generic = typeof(ComparedType).GetMethod(nameof(DecodeAs), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Func<byte[], object> _decode = Generic.MakeGenericMethod(type).CreateDelegate<Func<byte[], object>>();

    public TypePlan Plan => plan;

    /// <summary>The emitted reader's result for a document.</summary>
    public Outcome Ours(string json)
    {
        try
        {
            return Outcome.Of(ValueText.MembersOf(_decode(Encoding.UTF8.GetBytes(json))));
        }
        catch (EventDecodeException refusal) when (Refusal.IsByTheReader(refusal))
        {
            return Outcome.Of(refusal);
        }
    }

    /// <summary>System.Text.Json's result for it.</summary>
    public Outcome Theirs(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), type, Options) is { } value
                ? Outcome.Of(ValueText.MembersOf(value))
                : Outcome.Of(["null"]);
        }
        catch (JsonException refusal)
        {
            return Outcome.Of(refusal);
        }
    }

    private static object DecodeAs<T>(byte[] json)
        where T : IStreamingEvent<T> =>
        EventDecoder.Decode<T>("/topic/Test", new EventFrame { Message = json, Payload = json });
}
