using System.Text.Json;
using Avro;
using Avro.Generic;
using Avro.IO;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.Benchmarks.Avro;

internal sealed class PayloadCase<T>(string name, byte[] payload, Func<T, GenericRecord, bool> isEqual) : PayloadCase(name, payload)
    where T : class, IStreamingEvent<T>
{
    private static readonly Schema Account = Schema.Parse(AccountSchema.Json);

    private readonly GenericDatumReader<GenericRecord> _reader = new(Account, Account);
    private readonly PayloadTranscoder _transcoder = PayloadTranscoder.Create(AccountSchema.Json);

    public override object ByApache() => _reader.Read(null!, new BinaryDecoder(new MemoryStream(Payload, writable: false)));

    public override object Transcoded()
    {
        _transcoder.Transcode(Payload, Buffer);
        return Buffer;
    }

    public override object Typed()
    {
        var reader = new Utf8JsonReader(_transcoder.Transcode(Payload, Buffer).Json);
        reader.Read();
        return T.Read(ref reader, default);
    }

    public override void Verify()
    {
        var other = (GenericRecord)ByApache();
        if (!isEqual((T)Typed(), other) || (BySlots() is T slots && !isEqual(slots, other))) throw new InvalidOperationException($"{this}: both ways differ");
    }
}
