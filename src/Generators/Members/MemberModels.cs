using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Symbols;
using TypedStreaming.Generators.Values;

namespace TypedStreaming.Generators.Members;

/// <summary>
/// Creates the models of an event type's members: the names of their local variables, the bits that record whether the event contained them, and the
/// C# expressions that read them.
/// </summary>
internal sealed class MemberModels(ParseScope scope)
{
    private readonly UniqueNames _accessors = new();
    private readonly ValueModels _values = new(scope.Nested.All.Select(t => t.Symbol), scope.Kind == EventKindModel.PlatformEvent);

    public EventMembers Make(List<MemberBinding> bindings, bool isText)
    {
        var body = MakeObject(scope.Type, "", bindings, isText);
        var nested = scope.Nested.All.Select(t => MakeObject(t.Symbol, _values.SuffixOf(t.Symbol), t.Bindings, isText: false)).ToList();
        return new EventMembers(body, nested, _values.Enums, _values.Collections, UseWarningsParser.Of(scope, bindings), MemberWriting.ReasonAgainst(scope, bindings));
    }

    private ObjectModel MakeObject(ITypeSymbol type, string suffix, List<MemberBinding> bindings, bool isText)
    {
        // Required members come first in the mask, so that one comparison per word finds the missing ones.
        var tracked = isText ? [] : bindings.Where(b => b.IsTracked).OrderByDescending(b => b.IsRequired).ToList();
        var locals = new UniqueNames(["reader", "context", "seen", "member", "result", .. tracked.Select((_, word) => "seen" + word)]);
        if (bindings.Exists(b => b.Kind == MemberKind.ExtensionData)) locals.Take("unknown");
        var members = bindings.ConvertAll(b =>
        {
            var bit = tracked.IndexOf(b);
            return MakeMember(b, bit < 0 ? null : bit, locals) with { Writer = MemberWriting.Of(scope, b, suffix.Length == 0) };
        });
        return new ObjectModel
        {
            Suffix = suffix,
            TypeName = type.ToGlobalName(),
            IsValueType = type.IsValueType,
            Members = members.ToEquatableArray(),
            RequiredNames = tracked.Where(b => b.IsRequired).Select(b => b.WireName).ToEquatableArray(),
            SeenBits = tracked.Count,
            Names = isText ? null : NameLookupParser.Parse(members.Where(m => m.IsNamed).Select(m => m.WireName)),
        };
    }

    private MemberModel MakeMember(MemberBinding binding, int? bit, UniqueNames locals) => new()
    {
        Identifier = Identifiers.Escape(binding.Parameter?.Name ?? binding.Candidate.Name),
        WireName = binding.IsNamed ? binding.WireName : "",
        Value = _values.OfMember(binding.Candidate.Symbol, binding.Type, binding.Kind, binding.AcceptsNull),
        Placement = binding.Placement,
        LocalType = LocalTypeOf(binding),
        Local = binding.Kind == MemberKind.Metadata ? "" : Identifiers.Escape(locals.Take(Identifiers.ToLocal(binding.Candidate.Name))),
        LocalDefault = LocalDefaultOf(binding),
        NeedsForgiveness = Nullability.CanHoldNull(binding.Type) && !(binding.AcceptsNull && binding.MayBeNull),
        IsField = binding.IsField,
        SeenBit = bit,
        Accessor = binding.Placement == MemberPlacement.SetWhenSeen ? AccessorOf(binding) : null,
    };

    private AccessorModel AccessorOf(MemberBinding binding) => new(
        _accessors.Take("Set" + binding.Candidate.Name),
        binding.Candidate.Setter!.Name,
        binding.Candidate.Setter.ContainingType.ToGlobalName(),
        binding.AcceptsNull ? LocalTypeOf(binding) : binding.Type.ToAnnotatedName());

    // If null is not allowed, the value for an event without unknown members is an empty collection.
    private static string LocalDefaultOf(MemberBinding binding) => binding switch
    {
        { Kind: MemberKind.ExtensionData, AcceptsNull: false, Placement: MemberPlacement.Initializer } => "new()",
        { Parameter: { } parameter } => DefaultValues.ExpressionFor(parameter),
        _ => Literals.DefaultOf(binding.Type),
    };

    // The type arguments keep their annotations, because the compiler distinguishes Field<string> from Field<string?>.
    private static string LocalTypeOf(MemberBinding binding) =>
        binding.Kind == MemberKind.ExtensionData ? ExtensionData.TypeName + "?"
        : binding.Type.IsReferenceType ? binding.Type.WithNullableAnnotation(NullableAnnotation.Annotated).ToAnnotatedName()
        : binding.Type.ToAnnotatedName();
}
