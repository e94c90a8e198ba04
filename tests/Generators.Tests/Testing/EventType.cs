using System.Reflection;
using System.Text;
using TypedStreaming.Bayeux;
using TypedStreaming.Decoding;

namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>An event type that was compiled in memory, ready to decode.</summary>
internal sealed class EventType
{
    private static readonly MethodInfo Generic = typeof(EventType).GetMethod(nameof(DecodeAs), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo GenericDescriptor = typeof(EventType).GetMethod(nameof(DescriptorOf), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly Func<byte[], object> _decode;

    private readonly Type _type;

    private EventType(Type type)
    {
        _type = type;
        _decode = Generic.MakeGenericMethod(type).CreateDelegate<Func<byte[], object>>();
    }

    /// <summary>The generated description of the type.</summary>
    public EventDescriptor Descriptor => GenericDescriptor.MakeGenericMethod(_type).CreateDelegate<Func<EventDescriptor>>()();

    /// <summary>Compiles sources without a warning and takes one of their types.</summary>
    public static EventType In(string name, params string[] sources) => In(name, EventCompilation.Of(sources));

    /// <summary>Takes a type of a compilation without a warning.</summary>
    public static EventType In(string name, EventCompilation compilation)
    {
        Assert.Empty(compilation.Problems());
        return new EventType(compilation.Load().GetType(name, throwOnError: true)!);
    }

    public EventValue Decode(string json) => Decode(Encoding.UTF8.GetBytes(json));

    public EventValue Decode(byte[] json) => new(_decode(json));

    /// <summary>Makes an instance through the positional constructor, with defaults only.</summary>
    public EventValue Create()
    {
        var constructor = _type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return new(constructor.Invoke(BindingFlags.OptionalParamBinding, null, [.. constructor.GetParameters().Select(_ => Type.Missing)], null));
    }

    /// <summary>Decodes arbitrary bytes: the result is a value or the one exception.</summary>
    /// <returns>True if it was a value.</returns>
    public bool Try(byte[] json)
    {
        try
        {
            Decode(json);
            return true;
        }
        catch (EventDecodeException failure) when (Refusal.IsByTheReader(failure))
        {
            Assert.InRange(failure.Offset, 0, failure.Payload.Length);
            return false;
        }
    }

    public EventDecodeException Refuse(string json) => Assert.Throws<EventDecodeException>(() => Decode(json));

    private static object DecodeAs<T>(byte[] json)
        where T : IStreamingEvent<T> =>
        EventDecoder.Decode<T>("/topic/Test", new EventFrame
        {
            Message = json,
            Payload = json,
            ReplayId = 7,
            CreatedDate = "\"2026-05-04T09:12:33.208Z\""u8,
            Type = "\"updated\""u8,
        });

    private static EventDescriptor DescriptorOf<T>()
        where T : IStreamingEvent<T> => T.Descriptor;
}
