using Avro;
using Avro.Generic;
using Avro.IO;

namespace TypedStreaming.Simulator.PubSub.Payloads;

/// <summary>Writes and reads the Avro payloads of events, with the Apache.Avro library.</summary>
internal static class AvroBytes
{
    /// <param name="record">The record.</param>
    /// <param name="negativeCounts">True if the blocks of lists have negative counts, which the size of the block in bytes follows.</param>
    public static byte[] Write(GenericRecord record, bool negativeCounts)
    {
        using var stream = new MemoryStream();
        Encoder encoder = negativeCounts ? new SizedBlockEncoder(stream) : new BinaryEncoder(stream);
        new GenericDatumWriter<GenericRecord>(record.Schema).Write(record, encoder);
        encoder.Flush();
        return stream.ToArray();
    }

    /// <summary>Returns the record, or null if the bytes do not match the schema.</summary>
    public static GenericRecord? TryRead(RecordSchema schema, byte[] payload)
    {
        if (!AvroLayout.Fits(schema, payload)) return null;
        using var stream = new MemoryStream(payload);
        try
        {
            var record = new GenericDatumReader<GenericRecord>(schema, schema).Read(null!, new BinaryDecoder(stream));
            return stream.Position == stream.Length ? record : null;
        }
#pragma warning disable CA1031 // The reader fails on bytes of others with exceptions of many types.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
