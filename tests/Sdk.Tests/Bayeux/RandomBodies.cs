using System.Text;

namespace TypedStreaming.Tests.Bayeux;

/// <summary>Makes bodies of responses, valid ones and damaged ones, with everything that makes the ends of messages hard to find.</summary>
internal sealed class RandomBodies(int seed)
{
    private static readonly string[] Texts =
        ["", "a", "{", "}", "}{", "\\\"", "\\\\", "\\\\\\\"", "[", "]", ",", ":", "\\u007b", "\\u0022}", "ß", "€{", "x\\\\", "\\\"}]", "      ", "\\/", "payload.event.replayId"];

    private static readonly string[] Gaps = ["", "", "", " ", "\n", "\r\n\t"];

    private readonly Random _random = new(seed);

    public Random Random => _random;

    /// <summary>Makes a list of messages, or a single one.</summary>
    public byte[] Valid()
    {
        var body = _random.Next(8) switch
        {
            0 => Message(),
            1 => $"[{Gap()}]",
            _ => $"[{string.Join($"{Gap()},{Gap()}", Enumerable.Range(0, _random.Next(1, 12)).Select(_ => Message()))}{Gap()}]",
        };
        var bytes = Encoding.UTF8.GetBytes(Gap() + body + Gap());
        return _random.Next(10) == 0 ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
    }

    /// <summary>Makes a valid body with a few bytes replaced, removed, added or repeated.</summary>
    public byte[] Damaged()
    {
        var bytes = Valid().ToList();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            var at = _random.Next(bytes.Count);
            switch (_random.Next(4))
            {
                case 0: bytes[at] = Byte(); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, Byte()); break;
                default: bytes.InsertRange(at, bytes.Skip(_random.Next(bytes.Count)).Take(_random.Next(80)).ToList()); break;
            }

            if (bytes.Count == 0) bytes.Add(Byte());
        }

        return [.. bytes];
    }

    /// <summary>Makes a text of bytes that have a meaning in JSON.</summary>
    public byte[] Noise(int length) => _random.GetItems("[]{}\"\"\\\\,: a1"u8.ToArray(), length);

    /// <summary>Cuts a body into pieces of random lengths; few of one byte, or all.</summary>
    public List<byte[]> Cut(byte[] body)
    {
        var longest = _random.Next(4) switch { 0 => 1, 1 => 10, 2 => 100, _ => 1000 };
        var pieces = new List<byte[]>();
        for (var at = 0; at < body.Length; at += pieces[^1].Length) pieces.Add(body[at..Math.Min(body.Length, at + _random.Next(1, longest + 1))]);
        return pieces;
    }

    /// <summary>Makes a message: an event with or without an envelope, or one on a meta channel.</summary>
    public string Message()
    {
        var members = new List<string> { $"\"channel\"{Gap()}:{Gap()}\"{Channel()}\"" };
        if (_random.Next(4) > 0) members.Add($"\"data\":{Data()}");
        if (_random.Next(3) == 0) members.Add($"\"clientId\":\"{Text()}\"");
        if (_random.Next(5) == 0) members.Add($"\"ext\":{Value(depth: 3)}");
        if (_random.Next(20) == 0) members.Add($"\"channel\":\"{Channel()}\"");
        if (_random.Next(20) == 0) members.Add($"\"d\\u0061ta\":{Data()}");
        return $"{{{Gap()}{string.Join(",", Shuffled(members))}{Gap()}}}";
    }

    private string Data()
    {
        if (_random.Next(6) == 0) return Value(depth: 2);
        var members = new List<string>
        {
            $"\"payload\":{Value(depth: 4)}",
            $"\"event\":{Gap()}{Envelope()}",
        };
        if (_random.Next(4) == 0) members.Add("\"event\":{}");
        if (_random.Next(4) == 0) members.Add("\"event\":[{\"replayId\":1}]");
        if (_random.Next(4) == 0) members.Add($"\"{Text()}\":{Value(depth: 1)}");
        return $"{{{string.Join(",", Shuffled(members))}}}";
    }

    private string Envelope()
    {
        var members = new List<string> { $"\"replayId\":{Gap()}{ReplayId()}", $"\"type\":\"{Text()}\"" };
        if (_random.Next(6) == 0) members.Add($"\"repl\\u0061yId\":{ReplayId()}");
        if (_random.Next(6) == 0) members.Add("\"event\":{\"replayId\":2}");
        return $"{{{string.Join(",", Shuffled(members))}}}";
    }

    private string ReplayId() => _random.Next(14) switch
    {
        0 => "null",
        1 => "1.5",
        2 => "\"77\"",
        3 => "{\"replayId\":3}",
        4 => "\"x\"",
        5 => "\"7\\u0038\"",
        6 => $"{_random.Next()}.0",
        7 => $"{_random.Next()}e2",
        _ => _random.NextInt64().ToString(),
    };

    private string Channel() => _random.Next(6) switch
    {
        0 => "/meta/connect",
        1 => "\\/topic\\/\\u0041",
        2 => "/topic/ß'{",
        _ => $"/topic/{_random.Next(100)}",
    };

    private string Value(int depth) => _random.Next(depth > 0 ? 7 : 4) switch
    {
        0 => "null",
        1 => _random.Next().ToString(),
        2 or 3 => $"\"{Text()}\"",
        4 => $"[{Value(depth - 1)},{Value(depth - 1)}]",
        5 => $"{{\"event\":{{\"replayId\":{_random.Next()}}},\"{Text()}\":{Value(depth - 1)}}}",
        _ => $"{{\"channel\":\"{Text()}\",\"data\":{Value(depth - 1)},\"replayId\":4}}",
    };

    private string Text() => string.Concat(_random.GetItems(Texts, _random.Next(_random.Next(20) == 0 ? 60 : 4)));

    private string Gap() => Gaps[_random.Next(Gaps.Length)];

    private byte Byte() => _random.Next(3) > 0 ? Noise(1)[0] : (byte)_random.Next(256);

    private string[] Shuffled(List<string> items)
    {
        string[] shuffled = [.. items];
        _random.Shuffle(shuffled);
        return shuffled;
    }
}
