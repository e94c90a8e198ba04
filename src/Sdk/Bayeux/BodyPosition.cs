using System.Runtime.InteropServices;
using System.Text.Json;

namespace TypedStreaming.Bayeux;

/// <summary>The position up to which the body of a response has been read. It is kept while the body arrives in several parts.</summary>
/// <param name="Offset">The number of bytes that were read.</param>
/// <param name="Next">The part that can come next.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BodyPosition(long Offset, BodyPart Next)
{
    /// <summary>The position before the first byte of the body.</summary>
    public static BodyPosition Start => default;

    /// <summary>Returns the position directly after a message in the body.</summary>
    /// <param name="length">The length of the message in bytes.</param>
    /// <exception cref="JsonException">A message is not allowed here.</exception>
    public BodyPosition Past(long length) => Next switch
    {
        BodyPart.Beginning => new BodyPosition(Offset + length, BodyPart.Nothing),
        BodyPart.FirstMessageOrEnd or BodyPart.Message => new BodyPosition(Offset + length, BodyPart.CommaOrEnd),
        _ => throw new JsonException($"Expected {Expected}, found '{{' at byte {Offset} of the response."),
    };

    /// <summary>A description, for error messages, of the part of a response's body that can come next.</summary>
    public string Expected => Next switch
    {
        BodyPart.Beginning => "a list of Bayeux messages",
        BodyPart.FirstMessageOrEnd => "a Bayeux message or ']'",
        BodyPart.Message => "a Bayeux message",
        BodyPart.CommaOrEnd => "',' or ']'",
        _ => "nothing after the list of Bayeux messages",
    };
}
