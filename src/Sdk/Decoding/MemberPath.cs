using System.Text;
using System.Text.Json;

namespace TypedStreaming.Decoding;

/// <summary>Finds the JSON member that contains a given byte, by reading the JSON again up to that byte.</summary>
internal sealed class MemberPath
{
    private readonly Stack<Step> _outer = new();
    private Step _here;

    /// <summary>Returns the path of the member at an offset, such as <c>Owner.Names[2]</c>, or null if the offset is not in a member.</summary>
    /// <remarks>If the bytes are not valid JSON from some point on, the result is the path of the last value before that point.</remarks>
    public static string? At(ReadOnlySpan<byte> json, long offset)
    {
        var path = new MemberPath();
        var reader = new Utf8JsonReader(json, EventDecoder.Options);
        try
        {
            while (reader.Read() && path.Note(ref reader) && reader.TokenStartIndex < offset) path.Enter(ref reader);
        }
        catch (JsonException)
        {
            // The bytes are not valid JSON from here on, but the path up to here is known.
        }

        return path.ToText();
    }

    private bool Note(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName) _here = new Step(NameOf(ref reader), null);
        else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) _outer.TryPop(out _here);
        else if (_here.Index is { } index) _here = new Step(null, index + 1);
        return true;
    }

    private void Enter(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        _outer.Push(_here);
        _here = reader.TokenType == JsonTokenType.StartArray ? new Step(null, -1) : default;
    }

    private string? ToText()
    {
        var text = new StringBuilder();
        foreach (var step in _outer.Reverse().Append(_here))
        {
            if (step.Name is not null) text.Append(text.Length > 0 ? "." : "").Append(step.Name);
            else if (step.Index is >= 0) text.Append('[').Append(step.Index).Append(']');
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.ValueSpan.Length <= byte.MaxValue ? reader.GetString()! : TokenText.Cut(reader.ValueSpan);
        }
        catch (InvalidOperationException)
        {
            return TokenText.Cut(reader.ValueSpan);
        }
    }

    /// <summary>
    /// One step of the path to a JSON value. A step to a member of an object has a name, and a step to an element of an array has an index. A step
    /// into an object has neither until the name of a member has been read.
    /// </summary>
    private readonly record struct Step(string? Name, int? Index);
}
