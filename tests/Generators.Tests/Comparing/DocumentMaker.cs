namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>Makes random documents: most are valid except for one value, name or position.</summary>
internal sealed class DocumentMaker(Random random)
{
    private static readonly string[] UnknownNames = ["Unknown", "", "m", "$type", "$id", "$values", "Id", "\\u0055nknown", "größer", "null"];

    public Document Make(TypePlan type) => Make(type, Math.Max(0, random.Next(-1, 8) switch { < 2 => 0, < 6 => 1, _ => 2 }), canBreak: true);

    /// <summary>A document that has all members, but one with another value, or not at all.</summary>
    public Document With(TypePlan type, MemberPlan member, string? value)
    {
        var parts = type.Members.Where(m => m != member).Select(RightPart).ToList();
        if (value is not null) AddAnywhere(parts, Odd(RightPart(member), member, value));
        return new Document(type, parts, [member.Kind, .. parts.SelectMany(p => p.Inside?.Deviations ?? [])]);
    }

    private Document Make(TypePlan type, int deviations, bool canBreak)
    {
        var parts = type.Members.Where(m => NeedsValue(m) || random.Next(8) > 0).Select(RightPart).ToArray();
        random.Shuffle(parts);
        var all = parts.ToList();
        var kinds = all.SelectMany(p => p.Inside?.Deviations ?? []).ToList();
        for (; deviations > 0; deviations--) kinds.Add(Deviate(type, all));
        if (random.Next(3) == 0) AddAnywhere(all, new DocumentPart(Texts.OneOf(random, UnknownNames), null, UnknownValue()));
        var document = new Document(type, all, kinds);
        return canBreak && kinds.Count == 0 && random.Next(16) == 0 ? document with { Other = Break(document.Text) } : document;
    }

    private static bool NeedsValue(MemberPlan member) =>
        member.IsRequired || member is { Style: MemberStyle.Parameter, Form: MemberForm.Plain };

    private DocumentPart RightPart(MemberPlan member)
    {
        var name = Texts.Quote(member.WireName)[1..^1];
        if (random.Next(6) == 0) name = Texts.Escape(random, name);
        if (member.AcceptsNull && random.Next(8) == 0) return new DocumentPart(name, member, "null");
        if (member.Nested is { } nested)
            return new DocumentPart(name, member, "", Make(nested, random.Next(6) == 0 ? 1 : 0, canBreak: false));
        var space = random.Next(8) == 0 ? " \n" : "";
        return new DocumentPart(name, member, space + member.Kind.Valid(random) + space);
    }

    private ValueKind Deviate(TypePlan type, List<DocumentPart> parts)
    {
        var member = type.Members[random.Next(type.Members.Count)];
        var part = RightPart(member);
        switch (random.Next(12))
        {
            case 0:
                parts.RemoveAll(p => p.Member == member);
                break;
            case 1:
                parts.RemoveAll(p => p.Member == member);
                AddAnywhere(parts, part with { Name = Texts.Quote(OtherCase(member.WireName))[1..^1], Member = null });
                break;
            case 2 or 4:
                AddAnywhere(parts, part);
                break;
            case 3:
                AddAnywhere(parts, part with { Raw = "null", Inside = null });
                break;
            default:
                if (random.Next(4) > 0) parts.RemoveAll(p => p.Member == member);
                AddAnywhere(parts, Odd(part, member, OddValues.Make(random, member.Kind)));
                break;
        }

        return member.Kind;
    }

    /// <summary>Replaces a value. An object is one of the member's own type, without any members.</summary>
    private static DocumentPart Odd(DocumentPart part, MemberPlan member, string value) =>
        part with { Raw = value, Inside = member.Nested is { } nested && value[0] == '{' ? new Document(nested, [], []) : null };

    private static string OtherCase(string name) =>
        name.Any(char.IsUpper) ? name.ToLowerInvariant() + "_" : name.ToUpperInvariant() + "_";

    private void AddAnywhere(List<DocumentPart> parts, DocumentPart part) => parts.Insert(random.Next(parts.Count + 1), part);

    private string UnknownValue()
    {
        if (random.Next(12) > 0) return OddValues.Make(random, ValueKinds.Nested);
        var depth = random.Next(60, 67);
        return new string('[', depth) + new string(']', depth);
    }

    private string Break(string text) => random.Next(6) switch
    {
        0 => Texts.OneOf(random, "null", "17", "\"{}\"", "[]", "true", "[" + text + "]", "", " "),
        1 => text.Insert(random.Next(2) == 0 ? 1 : text.Length - 1, Texts.OneOf(random, ",", "/* note */", "]", "\u0001", "\"")),
        _ => text[..random.Next(text.Length)],
    };
}
