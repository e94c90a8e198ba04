using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>A member and the way it will be filled.</summary>
/// <param name="Candidate">The member.</param>
/// <param name="Parameter">The constructor parameter that takes it, or null.</param>
/// <param name="Kind">How its value is read.</param>
/// <param name="Placement">How its value gets into the event.</param>
/// <param name="IsRequired">Whether an event without it is refused.</param>
internal sealed record MemberBinding(
    MemberCandidate Candidate, IParameterSymbol? Parameter, MemberKind Kind, MemberPlacement Placement, bool IsRequired)
{
    private const string HeaderName = "ChangeEventHeader";

    public ITypeSymbol Type => Parameter?.Type ?? Candidate.Type;

    /// <summary>Whether it is read from the JSON member of its name.</summary>
    public bool IsNamed => Kind is not (MemberKind.Metadata or MemberKind.ExtensionData);

    public bool IsField => FieldTypes.IsField(Type);

    /// <summary>The member's name in JSON. A header is known by its type, not by its name in C#.</summary>
    public string WireName => Kind == MemberKind.ChangeEventHeader ? Candidate.ExplicitName ?? HeaderName : Candidate.WireName;

    /// <summary>Whether somebody has to know if the member was seen.</summary>
    public bool IsTracked =>
        Kind != MemberKind.Metadata
        && (IsRequired || Placement is MemberPlacement.AssignedWhenSeen or MemberPlacement.SetWhenSeen);

    /// <summary>Whether null may be put into it, which its type may say otherwise.</summary>
    public bool AcceptsNull => Nullability.AcceptsNull(Type, (ISymbol?)Parameter ?? Candidate.Symbol);

    /// <summary>Whether who takes its value has to expect null.</summary>
    public bool MayBeNull => Nullability.AcceptsNull(Type);
}
