using System.Text;
using System.Text.Json;

namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>Makes invalid variants of a valid event: other values, missing, repeated and escaped members, broken bytes.</summary>
internal static class HostileVariants
{
    private const int Megabyte = 1 << 20;

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "17.5", "17.0", "1e400", "-99999999999999999999", "\"\"", "\"a\"", "\"a;b;\"", "\"\\ud800\"",
        "[]", "[null]", "[1,\"a\",{}]", "{}", "{\"a\":1}", "{\"\\udc00\":1}", "tru", "", "\u00e9",
    ];

    public static IEnumerable<byte[]> Of(byte[] json)
    {
        var (values, members) = (new List<Range>(), new List<Range>());
        Find(json, values, members);
        return WithOtherValues(json, values)
            .Concat(members.SelectMany(m => WithOtherMembers(json, m)))
            .Concat(WithBrokenBytes(json));
    }

    private static IEnumerable<byte[]> WithOtherValues(byte[] json, List<Range> values)
    {
        var extremes = new[] { $"\"{new string('x', Megabyte)}\"", new string('[', 70) + new string(']', 70), new string('[', Megabyte) };
        foreach (var value in values)
            foreach (var other in Values.Concat(extremes)) yield return Replace(json, value, Encoding.UTF8.GetBytes(other));
    }

    private static IEnumerable<byte[]> WithOtherMembers(byte[] json, Range member)
    {
        var text = json[member];
        yield return Replace(json, member, "\"other\":[{}]"u8);
        yield return Replace(json, member, [.. text, (byte)',', .. text]);
        yield return Replace(json, member, [.. "\"\\u00"u8, .. Encoding.ASCII.GetBytes($"{text[1]:x2}"), .. text[2..]]);
        yield return Replace(json, member, [(byte)'"', .. Enumerable.Repeat((byte)'n', Megabyte), .. text[1..]]);
    }

    private static IEnumerable<byte[]> WithBrokenBytes(byte[] json)
    {
        for (var i = 0; i < json.Length; i++)
        {
            foreach (var broken in (byte[])[0xC3, 0xFF, 0x00, (byte)'"', (byte)'\\', (byte)'{', (byte)']', (byte)',', (byte)'9'])
            {
                var changed = json.ToArray();
                changed[i] = broken;
                yield return changed;
            }
        }
    }

    private static byte[] Replace(byte[] json, Range range, ReadOnlySpan<byte> with) => [.. json[..range.Start.Value], .. with, .. json[range.End.Value..]];

    // A second reader skips each value to find its end.
    private static void Find(byte[] json, List<Range> values, List<Range> members)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) continue;
            var inside = reader;
            inside.Skip();
            var range = (int)reader.TokenStartIndex..(int)inside.BytesConsumed;
            (reader.TokenType == JsonTokenType.PropertyName ? members : values).Add(range);
        }
    }
}
