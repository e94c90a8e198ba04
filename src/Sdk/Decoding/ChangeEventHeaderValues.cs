using System.Text;
using System.Text.Json;

namespace TypedStreaming.Decoding;

/// <summary>The values that have been read so far from the header of a change event.</summary>
internal struct ChangeEventHeaderValues
{
    /// <summary>
    /// The id that an overflow event contains in place of record ids. It has 15 characters or, with the checksum, 18. No record has this id.
    /// </summary>
    private const string NoRecord = "000000000000000";
    private const string NoRecordWithChecksum = NoRecord + "AAA";

    private string? _entityName;
    private string? _changeType;
    private string[]? _recordIds;
    private string? _changeOrigin;
    private string? _transactionKey;
    private string? _commitUser;
    private int _sequenceNumber;
    private long? _commitTimestamp;
    private long _commitNumber;
    private string[]? _changedFields;
    private string[]? _nulledFields;
    private string[]? _diffFields;
    private bool? _isTransactionEnd;

    /// <summary>Reads one member; the reader's position is at the name of the member. A null value is treated as absent.</summary>
    public void ReadMember(ref Utf8JsonReader reader) =>
        ReadMember(reader.ValueIsEscaped || reader.HasValueSequence ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan, ref reader);

    // Comparisons of spans: ValueTextEquals would take longer than the rest, as it checks the state of the reader for each of the names.
    private void ReadMember(ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        if (name.SequenceEqual("entityName"u8)) _entityName = Text(ref reader);
        else if (name.SequenceEqual("changeType"u8)) _changeType = Text(ref reader);
        else if (name.SequenceEqual("recordIds"u8)) _recordIds = Texts(ref reader);
        else if (name.SequenceEqual("changeOrigin"u8)) _changeOrigin = Text(ref reader);
        else if (name.SequenceEqual("transactionKey"u8)) _transactionKey = Text(ref reader);
        else if (name.SequenceEqual("sequenceNumber"u8)) _sequenceNumber = IsNull(ref reader) ? 0 : EventJson.ReadInt32(ref reader);
        else if (name.SequenceEqual("commitTimestamp"u8)) _commitTimestamp = IsNull(ref reader) ? null : Milliseconds(ref reader);
        else if (name.SequenceEqual("commitNumber"u8)) _commitNumber = IsNull(ref reader) ? 0 : EventJson.ReadInt64(ref reader);
        else if (name.SequenceEqual("commitUser"u8)) _commitUser = Text(ref reader);
        else if (name.SequenceEqual("changedFields"u8)) _changedFields = Texts(ref reader);
        else if (name.SequenceEqual("nulledFields"u8)) _nulledFields = Texts(ref reader);
        else if (name.SequenceEqual("diffFields"u8)) _diffFields = Texts(ref reader);
        else if (name.SequenceEqual("isTransactionEnd"u8)) _isTransactionEnd = IsNull(ref reader) ? null : EventJson.ReadBoolean(ref reader);
        else Skip(ref reader);
    }

    public readonly ChangeEventHeader ToHeader() => new()
    {
        EntityName = _entityName ?? throw Missing("entityName"),
        ChangeTypeName = _changeType ?? throw Missing("changeType"),
        RecordIds = _recordIds is null ? [] : IdsOfRecords(_recordIds),
        ChangeOrigin = _changeOrigin,
        TransactionKey = _transactionKey,
        SequenceNumber = _sequenceNumber,
        CommitTimestamp = _commitTimestamp is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : default,
        CommitNumber = _commitNumber,
        CommitUser = _commitUser,
        ChangedFields = _changedFields,
        NulledFields = _nulledFields,
        DiffFields = _diffFields,
        IsTransactionEnd = _isTransactionEnd,
    };

    private static string[] IdsOfRecords(string[] ids) =>
        Array.Exists(ids, static id => id is NoRecord or NoRecordWithChecksum) ? Array.FindAll(ids, static id => id is not (NoRecord or NoRecordWithChecksum)) : ids;

    private static JsonException Missing(string name) => new($"the member {name} of the change event's header is missing");

    private static bool IsNull(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.Null;

    private static string? Text(ref Utf8JsonReader reader) => IsNull(ref reader) ? null : EventJson.ReadString(ref reader);

    private static string[]? Texts(ref Utf8JsonReader reader)
    {
        if (IsNull(ref reader)) return null;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"expected an array of strings, found {TokenText.Describe(ref reader)}");
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray) return [];
        var first = EventJson.ReadString(ref reader);
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray) return [first]; // Most lists are empty, or have one text.
        var texts = new List<string>(8) { first };
        do texts.Add(EventJson.ReadString(ref reader));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray);
        return [.. texts];
    }

    private static long Milliseconds(ref Utf8JsonReader reader)
    {
        var value = EventJson.ReadInt64(ref reader);
        return value >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && value <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? value
            : throw new JsonException($"expected milliseconds since 1970, found {TokenText.Describe(ref reader)}");
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
