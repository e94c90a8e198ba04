using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>What the members of a type come to.</summary>
internal sealed class EventMembers
{
    public IReadOnlyList<MemberModel> Members { get; init; } = [];

    public IReadOnlyList<string> RequiredNames { get; init; } = [];

    public int SeenBits { get; init; }

    public NameLookupModel? Names { get; init; }

    public IReadOnlyList<EnumModel> Enums { get; init; } = [];
}
