using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Members;

/// <summary>Determines whether and how each member of a platform event is written when the event is published.</summary>
internal static class MemberWriting
{
    /// <summary>The fields that Salesforce sets itself. A publisher cannot set them, so they are not written.</summary>
    public static readonly IReadOnlyList<string> SystemFields = ["CreatedDate", "CreatedById", "EventUuid", "ReplayId"];

    /// <summary>Returns the reason why the events of a type cannot be written, or null if they can be written.</summary>
    public static string? ReasonAgainst(ParseScope scope, List<MemberBinding> bindings)
    {
        if (scope.Kind != EventKindModel.PlatformEvent) return null;
        return bindings.Select(b => ReasonAgainst(scope, scope.Type, b, isTop: true))
            .Concat(scope.Nested.All.SelectMany(t => t.Bindings.Select(b => ReasonAgainst(scope, t.Symbol, b, isTop: false))))
            .FirstOrDefault(static reason => reason is not null);
    }

    /// <summary>Returns the way in which a member is written, or null if it is not written.</summary>
    public static MemberWriterModel? Of(ParseScope scope, MemberBinding binding, bool isTop)
    {
        if (scope.Kind != EventKindModel.PlatformEvent || !IsWritten(binding, isTop)) return null;
        var candidate = binding.Candidate;
        var target = candidate.IsHidden ? $"(({candidate.Symbol.ContainingType.ToGlobalName()})value)" : "value";
        var isNullable = (FieldTypeOf(binding) ?? binding.Type).NullableUnderlying() is not null;
        return new MemberWriterModel($"{target}.{Identifiers.Escape(candidate.Name)}", isNullable, OmissionOf(binding));
    }

    private static OmissionModel OmissionOf(MemberBinding binding) =>
        binding.Candidate.Omission == OmissionModel.Null && !Nullability.CanHoldNull(binding.Type) ? OmissionModel.None : binding.Candidate.Omission;

    private static ITypeSymbol? FieldTypeOf(MemberBinding binding) => Values.FieldTypes.ValueOf(binding.Type);

    private static bool IsWritten(MemberBinding binding, bool isTop) =>
        binding.Kind != MemberKind.Metadata
        && binding.Candidate.IsWritten
        && !(isTop && binding.IsNamed && SystemFields.Contains(binding.WireName, StringComparer.Ordinal));

    private static string? ReasonAgainst(ParseScope scope, INamedTypeSymbol type, MemberBinding binding, bool isTop)
    {
        if (!IsWritten(binding, isTop)) return null;
        var name = isTop ? binding.Candidate.Name : $"{type.Name}.{binding.Candidate.Name}";
        if (binding.Kind is MemberKind.ChangeEventHeader or MemberKind.TextChange or MemberKind.CompoundName)
            return $"'{name}' has the type '{binding.Type.ToShortName()}', which only change events contain";
        return CanGet(scope, type, binding.Candidate) ? null : $"'{name}' has no get accessor that generated code can call";
    }

    // If another member hides the member, it is accessed through its own type, and a protected member cannot be accessed in this way.
    private static bool CanGet(ParseScope scope, INamedTypeSymbol type, MemberCandidate candidate) =>
        candidate.Getter is { } getter
        && scope.Compilation.IsSymbolAccessibleWithin(getter, scope.Host, candidate.IsHidden ? getter.ContainingType : type);
}
