using System.Runtime.InteropServices;

namespace TypedStreaming.Authentication;

/// <summary>A character that was read from a text, possibly from an encoded form such as <c>%21</c>.</summary>
/// <param name="Value">The code point, or a part of one: a surrogate, or a byte of UTF-8. It is negative at the end of the text.</param>
/// <param name="End">The position after the form in the text.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EncodedCharacter(int Value, int End);
