using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Diagnostics;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Members;

/// <summary>Determines whether and how each member is filled, and reports the members that cannot be filled.</summary>
internal sealed class MemberBinder(ParseScope scope, IMethodSymbol? constructor)
{
    private const string SetTwice =
        "C# requires an object initializer for a 'required' member, even if the constructor sets the member; "
        + "mark the constructor with [SetsRequiredMembers], or remove 'required'";

    private readonly bool _constructorSetsRequired = constructor?.HasAttribute(WellKnownTypes.SetsRequiredMembers) == true;
    private readonly bool _constructorsArePlain = DefaultValues.HasPlainConstructors(scope.Type);

    /// <summary>Returns the members that are filled. Members that are set by the constructor come first.</summary>
    public List<MemberBinding> Bind(List<MemberCandidate> candidates)
    {
        var bindings = new List<MemberBinding>();
        var bound = new HashSet<MemberCandidate>();
        foreach (var parameter in constructor?.Parameters ?? [])
        {
            var candidate = ConstructorBinder.Match(scope, parameter, candidates);
            if (candidate is null) continue;
            bound.Add(candidate);
            if (MustBeSet(candidate)) Report(candidate, SetTwice);
            else if (!candidate.IsIgnored) Add(bindings, candidate, parameter);
        }

        foreach (var candidate in candidates.Where(c => !bound.Contains(c) && IsFilled(c))) Add(bindings, candidate, null);
        return bindings;
    }

    private void Add(List<MemberBinding> bindings, MemberCandidate candidate, IParameterSymbol? parameter)
    {
        if (MemberReading.KindOf(scope, candidate, parameter) is not { } kind) return;
        var isRequired = parameter is null ? IsRequired(candidate) : IsRequired(candidate, parameter);
        var placement = parameter is null ? PlacementOf(candidate, kind) : MemberPlacement.Argument;
        if (placement == MemberPlacement.SetWhenSeen && ReasonAgainstAccessor(candidate) is { } reason)
        {
            Report(candidate, reason);
            return;
        }

        bindings.Add(new MemberBinding(candidate, parameter, kind, placement, isRequired && kind is not (MemberKind.Metadata or MemberKind.ExtensionData)));
    }

    private bool IsFilled(MemberCandidate candidate)
    {
        var mustBeSet = MustBeSet(candidate);
        if (candidate.IsIgnored)
        {
            if (mustBeSet) Report(candidate, "the member is required, but [JsonIgnore] excludes it");
            return false;
        }

        if (candidate.IsSettable) return true;
        if (mustBeSet) Report(candidate, "the member is required, but not public; make it public or add [JsonInclude]");
        else if (candidate.IsMeantToBeRead) Report(candidate, ReasonForNoSetter(candidate));
        else if (candidate is { IsPublic: true, Symbol: IFieldSymbol { IsReadOnly: false } })
            scope.ReportAt(Rules.FieldNotFilled, candidate.Symbol, candidate.Name);
        return false;
    }

    private static string? ReasonAgainstAccessor(MemberCandidate candidate) => candidate switch
    {
        { Setter: null } => "a member with the same name hides this member",
        { Setter.ContainingType.IsGenericType: false } => null,
        { IsHidden: true } => "a member with the same name hides this member, and it is declared in a generic base type",
        _ => "the member is init-only, has its own default, and is declared in a generic base type; make it settable or required",
    };

    private static string ReasonForNoSetter(MemberCandidate candidate) => candidate switch
    {
        { IsField: true } => "the field is read-only, or has no [JsonInclude]",
        { Setter: null } => "the member has no set or init accessor, and no constructor parameter sets it",
        _ => "the set or init accessor of the member is not accessible; make it public or add [JsonInclude]",
    };

    private MemberPlacement PlacementOf(MemberCandidate candidate, MemberKind kind)
    {
        if (candidate.IsHidden) return MemberPlacement.SetWhenSeen;
        if (MustBeSet(candidate) || kind == MemberKind.Metadata) return MemberPlacement.Initializer;
        if (candidate.IsPlain && _constructorsArePlain) return MemberPlacement.Initializer;
        return candidate.Setter?.IsInitOnly == true ? MemberPlacement.SetWhenSeen : MemberPlacement.AssignedWhenSeen;
    }

    private bool IsRequired(MemberCandidate candidate) =>
        candidate.IsRequiredInJson || MustBeSet(candidate);

    private bool MustBeSet(MemberCandidate candidate) => candidate.IsRequired && !_constructorSetsRequired;

    private static bool IsRequired(MemberCandidate candidate, IParameterSymbol parameter) =>
        candidate.IsRequiredInJson
        || candidate.IsRequired
        || (!parameter.HasExplicitDefaultValue && !Nullability.AcceptsNull(parameter.Type, parameter) && !FieldTypes.IsField(parameter.Type));

    private void Report(MemberCandidate candidate, string reason) =>
        scope.ReportAt(Rules.CannotBeFilled, candidate.Symbol, candidate.Name, reason);
}
