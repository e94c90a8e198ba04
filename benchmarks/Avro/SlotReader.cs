using System.Globalization;
using System.Text;
using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.Benchmarks.Avro;

/// <summary>
/// Reads <see cref="AccountChange"/> without JSON, as readers with a slot for each field could, if they were generated. It is written by hand for the benchmark's schema,
/// and checks nothing but the payload's own form: it shows how much time the JSON costs.
/// </summary>
internal static class SlotReader
{
    private static readonly AvroType Record = SchemaParser.ParseEvent(AccountSchema.Json);
    private static readonly FieldMarks Marks = new(Record.Fields, 0);
    private static readonly int[] Slots = [.. Record.Fields.Select(f => Array.IndexOf(Members, f.Name))];
    private static readonly int[] NullRuns = [.. Record.Fields.Select((_, i) => i == 0 ? 0 : Record.Fields.Length - i)];

    private static string[] Members =>
    [
        "Name", "Phone", "Website", "Industry", "AnnualRevenue", "NumberOfEmployees", "Description", "BillingAddress", "LastModifiedDate", "LastModifiedById", "IsDeleted",
    ];

    public static AccountChange Read(ReadOnlySpan<byte> payload, JsonBuffer names)
    {
        var cursor = new AvroCursor(payload);
        names.Clear();
        var header = ReadHeader(ref cursor, names.ClearBits(Marks.Words), names);
        Field<CompoundName> name = default;
        Field<string> phone = default, website = default, industry = default, modifiedBy = default;
        Field<decimal> revenue = default;
        Field<int> employees = default;
        Field<TextChange> description = default;
        Field<Address> billing = default;
        Field<DateTimeOffset> modified = default;
        Field<bool> isDeleted = default;
        for (var i = 1; i < Record.Fields.Length; i++)
        {
            i += cursor.SkipZeros(NullRuns[i]);
            if (i >= Record.Fields.Length) break;
            var type = Record.Fields[i].Type;
            var branch = type.Branches[cursor.ReadIndex(type.Branches.Length, "")];
            switch (Slots[i])
            {
                case 0: name = new CompoundName { Text = Text(ref cursor) }; break;
                case 1: phone = Text(ref cursor); break;
                case 2: website = Text(ref cursor); break;
                case 3: industry = Text(ref cursor); break;
                case 4: revenue = Decimal(cursor.ReadDouble()); break;
                case 5: employees = cursor.ReadInt(); break;
                case 6: description = TextChange.FromText(Text(ref cursor)); break;
                case 7: billing = ReadAddress(ref cursor, branch); break;
                case 8: modified = DateTimeOffset.FromUnixTimeMilliseconds(cursor.ReadLong()); break;
                case 9: modifiedBy = Text(ref cursor); break;
                case 10: isDeleted = cursor.ReadBoolean(); break;
                default: Skip(ref cursor, branch); break;
            }
        }

        return new AccountChange
        {
            Header = header,
            Name = name,
            Phone = phone,
            Website = website,
            Industry = industry,
            AnnualRevenue = revenue,
            NumberOfEmployees = employees,
            Description = description,
            BillingAddress = billing,
            LastModifiedDate = modified,
            LastModifiedById = modifiedBy,
            IsDeleted = isDeleted,
        };
    }

    private static ChangeEventHeader ReadHeader(ref AvroCursor cursor, Span<ulong> bits, JsonBuffer names)
    {
        var entity = Text(ref cursor);
        var ids = Texts(ref cursor);
        var changeType = Record.Fields[0].Type.Fields[2].Type.Symbols[cursor.ReadIndex(10, "")].Name;
        var (origin, key, sequence, time, number, user) =
            (Text(ref cursor), Text(ref cursor), cursor.ReadInt(), cursor.ReadLong(), cursor.ReadLong(), Text(ref cursor));
        return new ChangeEventHeader
        {
            EntityName = entity,
            RecordIds = ids,
            ChangeTypeName = changeType,
            ChangeOrigin = origin,
            TransactionKey = key,
            SequenceNumber = sequence,
            CommitTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(time),
            CommitNumber = number,
            CommitUser = user,
            NulledFields = Texts(ref cursor),
            DiffFields = Texts(ref cursor),
            ChangedFields = ReadNames(ref cursor, bits, names),
        };
    }

    private static List<string> ReadNames(ref AvroCursor cursor, Span<ulong> bits, JsonBuffer names)
    {
        names.Write((byte)'[');
        while (cursor.ReadBlock(out _) is var count and > 0)
            for (; count > 0; count--) Marks.Expand(cursor.ReadBytes(), bits, names);
        var found = new List<string>();
        for (var i = 0; i < Record.Fields.Length; i++)
            if (FieldMarks.Has(bits, i)) found.Add(Record.Fields[i].Name);
        if (Marks.HasPart(bits, 4)) found.Add("BillingAddress.City");
        return found;
    }

    private static Address ReadAddress(ref AvroCursor cursor, AvroType type)
    {
        Field<string> street = default, city = default, postalCode = default, country = default;
        for (var i = 0; i < type.Fields.Length; i++)
        {
            var branch = type.Fields[i].Type.Branches[cursor.ReadIndex(2, "")];
            if (branch.Kind == AvroKind.Null) continue;
            if (i == 0) street = Text(ref cursor);
            else if (i == 1) city = Text(ref cursor);
            else if (i == 3) postalCode = Text(ref cursor);
            else if (i == 4) country = Text(ref cursor);
            else Skip(ref cursor, branch);
        }

        return new Address(street, city, postalCode, country);
    }

    private static void Skip(ref AvroCursor cursor, AvroType type)
    {
        if (type.Kind == AvroKind.String) cursor.ReadBytes();
        else if (type.Kind == AvroKind.Double) cursor.ReadFixed(sizeof(double));
        else if (type.Kind == AvroKind.Boolean) cursor.ReadBoolean();
        else cursor.ReadLong();
    }

    private static string Text(ref AvroCursor cursor) => Encoding.UTF8.GetString(cursor.ReadBytes());

    private static string[] Texts(ref AvroCursor cursor)
    {
        if (cursor.ReadBlock(out _) is not (> 0 and var count)) return [];
        var texts = new string[count];
        for (var i = 0; i < count; i++) texts[i] = Text(ref cursor);
        cursor.ReadBlock(out _);
        return texts;
    }

    private static decimal Decimal(double value)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return decimal.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
