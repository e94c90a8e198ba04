using System.Text;
using System.Text.Json;

namespace TypedStreaming.PubSub.Avro;

/// <summary>Converts the JSON of one event to Avro.</summary>
internal sealed partial class PayloadEncoding
{
    private const int MaxDepth = 32;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 2 * MaxDepth };

    private readonly AvroWriter _writer = new();
    private readonly List<string> _path = [];

    /// <summary>The path of the field that is being written; null if the whole event is being written.</summary>
    public string? Path => _path.Count == 0 ? null : string.Join('.', _path);

    public byte[] ToArray() => _writer.ToArray();

    /// <summary>Writes one JSON value as a value of the given Avro type.</summary>
    /// <param name="type">The type in the schema.</param>
    /// <param name="json">The JSON of the value, and nothing after it.</param>
    /// <param name="depth">The number of values around it.</param>
    public void WriteValue(AvroType type, ReadOnlySpan<byte> json, int depth)
    {
        if (depth > MaxDepth) throw Failure($"values are nested more than {MaxDepth} levels deep");
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        switch (type.Kind)
        {
            case AvroKind.Union:
                WriteUnion(type, ref reader, json, depth);
                return;
            case AvroKind.Record:
                WriteRecord(type, ref reader, json, depth);
                break;
            case AvroKind.Array:
                WriteArray(type, ref reader, json, depth);
                break;
            case AvroKind.Map:
                WriteMap(type, ref reader, json, depth);
                break;
            default:
                WriteScalar(type, ref reader);
                break;
        }

        reader.Read(); // Throws if something follows the value.
    }

    private void WriteUnion(AvroType union, ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int depth)
    {
        var index = UnionBranch.Find(union, ref reader);
        if (index < 0) throw Unexpected(union, ref reader);
        _writer.WriteLong(index);
        WriteValue(union.Branches[index], json, depth + 1);
    }

    private void WriteRecord(AvroType record, ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Unexpected(record, ref reader);
        var values = new Range?[record.Fields.Length];
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = FindField(record.Fields, ref reader, next);
            if (index < 0) throw Failure($"the schema {record.Name} has no field {Cut(reader.GetString()!)}");
            if (values[index] is not null) throw Failure($"the JSON contains the member {record.Fields[index].Name} twice");
            values[index] = SkipValue(ref reader);
            next = index + 1;
        }

        for (var i = 0; i < values.Length; i++)
        {
            _path.Add(record.Fields[i].Name);
            WriteField(record.Fields[i].Type, values[i], json, depth + 1);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void WriteField(AvroType type, Range? value, ReadOnlySpan<byte> json, int depth)
    {
        if (value is { } range) WriteValue(type, json[range], depth);
        else if (type.NullBranch >= 0) _writer.WriteLong(type.NullBranch);
        else if (type.Kind != AvroKind.Null) throw Failure($"the value is missing; {Expectation.Of(type)} is expected");
    }

    private void WriteArray(AvroType array, ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw Unexpected(array, ref reader);
        var values = new List<Range>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            values.Add(start..(int)reader.BytesConsumed);
        }

        if (values.Count > 0) _writer.WriteLong(values.Count);
        foreach (var value in values) WriteValue(array.Items!, json[value], depth + 1);
        _writer.WriteLong(0);
    }

    private void WriteMap(AvroType map, ref Utf8JsonReader reader, ReadOnlySpan<byte> json, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Unexpected(map, ref reader);
        var values = new List<(string Key, Range Value)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) values.Add((reader.GetString()!, SkipValue(ref reader)));
        if (values.Count > 0) _writer.WriteLong(values.Count);
        foreach (var (key, value) in values)
        {
            _writer.WriteBytes(Encoding.UTF8.GetBytes(key));
            WriteValue(map.Items!, json[value], depth + 1);
        }

        _writer.WriteLong(0);
    }

    private static Range SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    /// <summary>
    /// Returns the index of the field whose name is the member name at the reader's position. Members are usually in the order of the fields.
    /// </summary>
    private static int FindField(AvroField[] fields, ref Utf8JsonReader reader, int expected)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var index = (expected + i) % fields.Length;
            if (reader.ValueTextEquals(fields[index].Name)) return index;
        }

        return -1;
    }

    private EventEncodeException Unexpected(AvroType type, ref Utf8JsonReader reader) =>
        Failure($"{Expectation.Of(type)} is expected, but {Expectation.Found(type, ref reader)} was found");

    private EventEncodeException Failure(string problem) => new(problem, Path);

    private static string Cut(string name) => name.Length <= 100 ? name : name[..100] + "...";
}
