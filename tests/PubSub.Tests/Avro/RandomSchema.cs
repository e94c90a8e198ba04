using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Avro;
using Avro.Generic;

namespace TypedStreaming.PubSub.Tests.Avro;

/// <summary>
/// Makes random schemas of the shape that the service has, with random values. The expected JSON comes from the values themselves, by rules that are written here a
/// second time.
/// </summary>
internal sealed class RandomSchema
{
    private readonly Random _random;
    private readonly bool _isChange;
    private readonly List<(string Name, string Type, bool IsNullFirst)> _fields = [];

    public RandomSchema(int seed, bool isChange)
    {
        _random = new Random(seed);
        _isChange = isChange;
        var count = _random.Next(1, 90);
        for (var i = 1; i <= count; i++)
            _fields.Add(($"F{i}__c", RandomType(i, depth: 0), _random.Next(4) > 0));
        Json = isChange ? Schemas.Change("RandomChangeEvent", [.. _fields.Select(Text)]) : Schemas.Event("Random__e", [.. _fields.Select(Text)]);
        Record = (RecordSchema)Schema.Parse(Json);
    }

    public string Json { get; }

    public RecordSchema Record { get; }

    /// <summary>Makes one event: its payload by Apache.Avro, and the JSON that is expected.</summary>
    public (byte[] Payload, JsonObject Expected) Event()
    {
        var lists = new List<string>[] { [], [], [] };
        var names = new List<string>[] { [], [], [] };
        var record = new List<(string, object?)>();
        var expected = new JsonObject();
        var top = new bool[3, _fields.Count + 1];
        for (var i = 1; i <= _fields.Count; i++)
        {
            var schema = Record.Fields.First(f => f.Name == _fields[i - 1].Name).Schema;
            var branches = ((UnionSchema)schema).Schemas;
            var branch = _random.Next(3) == 0 ? branches[_random.Next(branches.Count)] : branches.First(b => b.Tag == Schema.Type.Null);
            var isListed = _isChange && _random.Next(5) == 0;
            if (isListed) top[_random.Next(2), i] = true;
            var isDifference = _isChange && branch.Tag == Schema.Type.String && _random.Next(3) == 0;
            if (isDifference) top[2, i] = true;
            var compound = branches.OfType<RecordSchema>().FirstOrDefault();
            var parts = _isChange && compound is not null && !isListed ? Parts(compound, i, lists, names) : [];
            if (compound is not null && parts.Count == compound.Fields.Count) (isListed, parts) = (true, []);
            var (value, json) = Value(branch, parts, isListed);
            record.Add((_fields[i - 1].Name, value));
            if (branch.Tag != Schema.Type.Null) expected[_fields[i - 1].Name] = isDifference ? new JsonObject { ["diff"] = json } : json;
            else if (!_isChange || isListed) expected[_fields[i - 1].Name] = null;
            else if (parts.Count > 0) expected[_fields[i - 1].Name] = new JsonObject(parts.Order().Select(p => KeyValuePair.Create<string, JsonNode?>(compound!.Fields[p].Name, null)));
        }

        for (var list = 0; list < 3; list++) AddTop(list, top, lists[list], names[list]);
        if (!_isChange) return (Payload.Of(Payload.Record(Record, [.. record])), expected);
        var payload = Payload.Change(Json, "UPDATE", [.. lists[0]], [.. lists[1]], [.. lists[2]], [.. record]);
        expected.Insert(0, "ChangeEventHeader", Header(names));
        return (payload, expected);
    }

    private static JsonObject Header(List<string>[] names) => new()
    {
        ["entityName"] = "X",
        ["recordIds"] = new JsonArray("a01"),
        ["changeType"] = "UPDATE",
        ["changeOrigin"] = "",
        ["transactionKey"] = "t",
        ["sequenceNumber"] = 1,
        ["commitTimestamp"] = 1790000000000,
        ["commitNumber"] = 1709303151782928388,
        ["commitUser"] = "u",
        ["nulledFields"] = new JsonArray([.. names[1].Select(n => JsonValue.Create(n))]),
        ["diffFields"] = new JsonArray([.. names[2].Select(n => JsonValue.Create(n))]),
        ["changedFields"] = new JsonArray([.. names[0].Select(n => JsonValue.Create(n))]),
    };

    private void AddTop(int list, bool[,] top, List<string> bitmaps, List<string> names)
    {
        var bits = Enumerable.Range(1, _fields.Count).Where(i => top[list, i]).ToList();
        if (bits.Count == 0) return;
        bitmaps.Insert(0, Bitmap(bits));
        names.InsertRange(0, bits.Select(i => _fields[i - 1].Name));
    }

    private List<int> Parts(RecordSchema compound, int field, List<string>[] lists, List<string>[] names)
    {
        var parts = Enumerable.Range(0, compound.Fields.Count).Where(_ => _random.Next(3) == 0).ToList();
        if (parts.Count == 0) return parts;
        var list = _random.Next(2);
        lists[list].Add($"{field}-{Bitmap(parts)}");
        if (parts.Count == compound.Fields.Count) names[list].Add(_fields[field - 1].Name);
        else names[list].AddRange(parts.Select(p => $"{_fields[field - 1].Name}.{compound.Fields[p].Name}"));
        return parts;
    }

    private string Bitmap(List<int> bits)
    {
        var number = bits.Aggregate(System.Numerics.BigInteger.Zero, (sum, bit) => sum | (System.Numerics.BigInteger.One << bit));
        var digits = number.ToString("X").TrimStart('0');
        if (_random.Next(2) == 0 && digits.Length % 2 == 1) digits = "0" + digits;
        return "0x" + (_random.Next(2) == 0 ? digits.ToLowerInvariant() : digits);
    }

    private (object? Value, JsonNode? Json) Value(Schema schema, List<int> parts, bool isWhole = false)
    {
        switch (schema.Tag)
        {
            case Schema.Type.Null: return (null, null);
            case Schema.Type.Boolean: var flag = _random.Next(2) == 0; return (flag, flag);
            case Schema.Type.Int: var number = _random.Next(int.MinValue, int.MaxValue) >> _random.Next(32); return (number, number);
            case Schema.Type.Long: var large = _random.NextInt64(long.MinValue, long.MaxValue) >> _random.Next(64); return (large, large);
            case Schema.Type.Float: var single = (float)RandomDouble(); return float.IsFinite(single) ? (single, JsonNode.Parse(single.ToString("R"))) : (1f, 1);
            case Schema.Type.Double: var real = RandomDouble(); return (real, JsonNode.Parse(real.ToString("R")));
            case Schema.Type.String: var text = RandomText(); return (text, text);
            case Schema.Type.Bytes: var bytes = RandomBytes(_random.Next(40)); return (bytes, Convert.ToBase64String(bytes));
            case Schema.Type.Fixed: var six = RandomBytes(6); return (new GenericFixed((FixedSchema)schema, six), Convert.ToBase64String(six));
            case Schema.Type.Enumeration: var symbol = ((EnumSchema)schema).Symbols[_random.Next(3)]; return (new GenericEnum((EnumSchema)schema, symbol), symbol);
            case Schema.Type.Array: return List(((ArraySchema)schema).ItemSchema);
            case Schema.Type.Map: return Map(((MapSchema)schema).ValueSchema);
            case Schema.Type.Union: return Value(((UnionSchema)schema).Schemas[_random.Next(((UnionSchema)schema).Count)], []);
            default: return Compound((RecordSchema)schema, parts, isWhole);
        }
    }

    private (object, JsonNode) List(Schema items)
    {
        var values = Enumerable.Range(0, _random.Next(4)).Select(_ => Value(items, [])).ToList();
        return (values.Select(v => v.Value!).ToArray(), new JsonArray([.. values.Select(v => v.Json)]));
    }

    private (object, JsonNode) Map(Schema items)
    {
        var values = Enumerable.Range(0, _random.Next(4)).ToDictionary(i => RandomText() + i, _ => Value(items, []));
        return (values.ToDictionary(v => v.Key, v => v.Value.Value!), new JsonObject(values.Select(v => KeyValuePair.Create(v.Key, v.Value.Json))));
    }

    private (object, JsonNode) Compound(RecordSchema schema, List<int> parts, bool isWhole)
    {
        var json = new JsonObject();
        var values = new List<(string, object?)>();
        for (var i = 0; i < schema.Fields.Count; i++)
        {
            var branches = ((UnionSchema)schema.Fields[i].Schema).Schemas;
            var (value, part) = Value(_random.Next(2) == 0 ? branches[0] : branches[1], []);
            values.Add((schema.Fields[i].Name, value));
            if (part is not null || !_isChange || isWhole || parts.Contains(i)) json[schema.Fields[i].Name] = part;
        }

        return (Payload.Record(schema, [.. values]), json);
    }

    private double RandomDouble() => _random.Next(6) switch
    {
        0 => _random.Next(-1000, 1000),
        1 => _random.Next(-100_000, 100_000) / 100.0,
        2 => -0.0,
        3 => _random.NextInt64() * 4.0,
        4 => Math.Pow(10, _random.Next(-30, 30)) * _random.NextDouble(),
        _ => BitConverter.Int64BitsToDouble(_random.NextInt64()) is var any && double.IsFinite(any) ? any : double.Epsilon,
    };

    private string RandomText()
    {
        var text = new StringBuilder();
        for (var i = _random.Next(20); i > 0; i--)
            text.Append(_random.Next(8) switch { 0 => "\"", 1 => "\\", 2 => ((char)_random.Next(0, 32)).ToString(), 3 => "ä", 4 => "漢", 5 => "😀", _ => ((char)_random.Next(32, 127)).ToString() });
        return text.ToString();
    }

    private byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string RandomType(int field, int depth) => _random.Next(depth == 0 ? 14 : 7) switch
    {
        0 => "\"boolean\"",
        1 => "\"int\"",
        2 or 3 => "\"long\"",
        4 => "\"double\"",
        5 => "\"float\"",
        6 => "\"bytes\"",
        7 => $$"""{"type":"fixed","name":"Fixed{{field}}","size":6}""",
        8 => $$"""{"type":"enum","name":"Enum{{field}}","symbols":["A","B","C"]}""",
        9 => $$"""{"type":"array","items":["null",{{RandomType(field, 1)}}]}""",
        10 => $$"""{"type":"map","values":{{RandomType(field, 1)}}}""",
        11 => $$"""{"type":"record","name":"Compound{{field}}","fields":[{{string.Join(',', Enumerable.Range(0, _random.Next(1, 6)).Select(i => $$"""{"name":"P{{i}}","type":["null",{{RandomType(field, 1)}}]}"""))}}]}""",
        _ => "\"string\"",
    };

    /// <summary>The field in JSON: the null branch first, last, or between a text and a record.</summary>
    private string Text((string Name, string Type, bool IsNullFirst) field)
    {
        var isRecord = field.Type.Contains("\"record\"", StringComparison.Ordinal);
        var types = field.IsNullFirst ? $"\"null\",{(isRecord && field.Name.Length % 2 == 0 ? "\"string\"," : "")}{field.Type}" : $"{field.Type},\"null\"";
        return $$"""{"name":"{{field.Name}}","type":[{{types}}]}""";
    }
}
