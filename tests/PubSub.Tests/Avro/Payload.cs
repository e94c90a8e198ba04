using System.Text;
using Avro;
using Avro.Generic;
using Avro.IO;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Tests.Avro;

/// <summary>Writes payloads with another implementation of Avro, and reads them with the transcoder.</summary>
internal static class Payload
{
    private static readonly string[] RecordIds = ["a01"];

    public static string Json(string schema, byte[] payload) => Json(PayloadTranscoder.Create(schema), payload);

    public static string Json(PayloadTranscoder transcoder, ReadOnlySpan<byte> payload) =>
        Encoding.UTF8.GetString(transcoder.Transcode(payload, new JsonBuffer()).Json);

    public static byte[] Of(GenericRecord record)
    {
        using var stream = new MemoryStream();
        new GenericDatumWriter<GenericRecord>(record.Schema).Write(record, new BinaryEncoder(stream));
        return stream.ToArray();
    }

    public static GenericRecord Record(Schema schema, params (string Name, object? Value)[] fields)
    {
        var record = new GenericRecord((RecordSchema)schema);
        foreach (var (name, value) in fields) record.Add(name, value);
        return record;
    }

    /// <summary>A change event with the given lists of fields; the fields that are not given are null.</summary>
    public static byte[] Change(string schema, string changeType, string[] changed, string[] nulled, string[] diffs, params (string Name, object? Value)[] fields)
    {
        var record = (RecordSchema)Schema.Parse(schema);
        var header = record["ChangeEventHeader"].Schema;
        var type = (EnumSchema)((RecordSchema)header)["changeType"].Schema;
        return Of(Record(record,
        [
            ("ChangeEventHeader", Record(header,
                ("entityName", "X"), ("recordIds", RecordIds), ("changeType", new GenericEnum(type, changeType)), ("changeOrigin", ""), ("transactionKey", "t"),
                ("sequenceNumber", 1), ("commitTimestamp", 1790000000000), ("commitNumber", 1709303151782928388), ("commitUser", "u"),
                ("nulledFields", nulled), ("diffFields", diffs), ("changedFields", changed))),
            .. fields,
        ]));
    }

    /// <summary>The schema of the record in one field of a schema.</summary>
    public static Schema Compound(string schema, string field)
    {
        var type = ((RecordSchema)Schema.Parse(schema))[field].Schema;
        return type is UnionSchema union ? union.Schemas.First(b => b is RecordSchema) : type;
    }
}
