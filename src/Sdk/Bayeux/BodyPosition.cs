using System.Runtime.InteropServices;
using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>How far a body has been read: kept between two of its pieces.</summary>
/// <param name="Offset">How many bytes of the body were read.</param>
/// <param name="Next">What may come next.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BodyPosition(long Offset, BodyPart Next)
{
    /// <summary>Before the first byte.</summary>
    public static BodyPosition Start => default;

    /// <summary>The position past a message.</summary>
    /// <param name="length">How many bytes the message has.</param>
    /// <exception cref="JsonException">No message may come here.</exception>
    public BodyPosition Past(long length) => Next switch
    {
        BodyPart.Beginning => new BodyPosition(Offset + length, BodyPart.Nothing),
        BodyPart.FirstMessageOrEnd or BodyPart.Message => new BodyPosition(Offset + length, BodyPart.CommaOrEnd),
        _ => throw new JsonException($"Expected {Expected}, found a message at byte {Offset} of the answer."),
    };

    /// <summary>What may come next, in words.</summary>
    public string Expected => Next switch
    {
        BodyPart.Beginning => "a list of Bayeux messages",
        BodyPart.FirstMessageOrEnd => "a Bayeux message or ']'",
        BodyPart.Message => "a Bayeux message",
        BodyPart.CommaOrEnd => "',' or ']'",
        _ => "nothing after the list of Bayeux messages",
    };
}
