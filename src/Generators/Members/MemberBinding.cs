using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Members;

/// <summary>A member of an event type, and the way in which generated code fills it.</summary>
/// <param name="Candidate">The member.</param>
/// <param name="Parameter">The constructor parameter for the member, or null.</param>
/// <param name="Kind">The way in which the member's value is read.</param>
/// <param name="Placement">The way in which the member's value is stored in the event.</param>
/// <param name="IsRequired">True if an event without this member is refused.</param>
internal sealed record MemberBinding(
    MemberCandidate Candidate, IParameterSymbol? Parameter, MemberKind Kind, MemberPlacement Placement, bool IsRequired)
{
    private const string HeaderName = "ChangeEventHeader";

    public ITypeSymbol Type => Parameter?.Type ?? Candidate.Type;

    /// <summary>True if the member is read from one JSON member. False for event metadata and for extension data.</summary>
    public bool IsNamed => Kind is not (MemberKind.Metadata or MemberKind.ExtensionData);

    public bool IsField => FieldTypes.IsField(Type);

    /// <summary>The name of the member in the JSON. A header of a change event is recognized by its type, not by its C# name.</summary>
    public string WireName => Kind == MemberKind.ChangeEventHeader ? Candidate.ExplicitName ?? HeaderName : Candidate.WireName;

    /// <summary>True if the generated code must know whether the event contained the member.</summary>
    public bool IsTracked =>
        Kind != MemberKind.Metadata
        && (IsRequired || Placement is MemberPlacement.AssignedWhenSeen or MemberPlacement.SetWhenSeen);

    /// <summary>True if the member can be set to null. Attributes of the member can allow null even if its type does not.</summary>
    public bool AcceptsNull => Nullability.AcceptsNull(Type, (ISymbol?)Parameter ?? Candidate.Symbol);

    /// <summary>True if the member's type allows null.</summary>
    public bool MayBeNull => Nullability.AcceptsNull(Type);
}
