namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>A document as System.Text.Json would need it for the same values.</summary>
internal sealed class Translation
{
    private readonly IReadOnlyList<KnownDifference> _known;
    private readonly HashSet<KnownDifference> _applied = [];

    public Translation(Document document, IReadOnlyList<KnownDifference> known)
    {
        _known = known;
        Document = document.Other is { } other ? document with { Other = Translate(null, other) ?? other } : Translate(document);
    }

    /// <summary>The differences that were translated.</summary>
    public IReadOnlyCollection<KnownDifference> Applied => _applied;

    /// <summary>True if the emitted reader has to refuse the document.</summary>
    public bool IsRefused { get; private set; }

    public Document Document { get; }

    private Document Translate(Document document)
    {
        var present = document.Parts.Select(p => p.Member).ToHashSet();
        foreach (var member in document.Type.Members.Where(m => !present.Contains(m))) Translate(member, null);
        return document with { Parts = [.. document.Parts.Select(Translate)] };
    }

    private DocumentPart Translate(DocumentPart part)
    {
        if (part.Member is null) return part;
        return part.Inside is { } inside
            ? part with { Inside = Translate(inside) }
            : part with { Raw = Translate(part.Member, part.Raw.Trim()) ?? part.Raw };
    }

    /// <summary>Applies one difference after the other, since a value may have several.</summary>
    private string? Translate(MemberPlan? member, string? raw)
    {
        foreach (var difference in _known)
        {
            if (difference.Translate(member, raw) is not { } translated) continue;
            _applied.Add(difference);
            IsRefused |= translated == KnownDifference.Refused;
            raw = translated;
        }

        return raw;
    }
}
