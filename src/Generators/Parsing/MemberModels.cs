using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Makes models of the members: names for the locals, bits for those that are tracked, expressions.</summary>
internal sealed class MemberModels
{
    private readonly UniqueNames _suffixes = new();
    private readonly UniqueNames _accessors = new();
    private readonly Dictionary<NestedType, string> _nested = [];
    private readonly EnumParser _enums;

    public MemberModels() => _enums = new EnumParser(_suffixes);

    public EventMembers Make(ParseScope scope, List<MemberBinding> bindings, bool isText)
    {
        foreach (var type in scope.Nested.All) _nested.Add(type, _suffixes.Take(type.Symbol.Name));
        var body = MakeObject(scope, scope.Type, "", bindings, isText);
        var nested = scope.Nested.All.Select(t => MakeObject(scope, t.Symbol, _nested[t], t.Bindings, isText: false)).ToList();
        return new EventMembers(body, nested, _enums.Models);
    }

    private ObjectModel MakeObject(ParseScope scope, ITypeSymbol type, string suffix, List<MemberBinding> bindings, bool isText)
    {
        // What must be there comes first in the mask, so that one comparison a word finds what is missing.
        var tracked = isText ? [] : bindings.Where(b => b.IsTracked).OrderByDescending(b => b.IsRequired).ToList();
        var locals = new UniqueNames("reader", "context", "seen", "member", "result");
        var members = bindings.ConvertAll(b =>
        {
            var bit = tracked.IndexOf(b);
            return MakeMember(scope, b, bit < 0 ? null : bit, locals);
        });
        return new ObjectModel
        {
            Suffix = suffix,
            TypeName = type.ToGlobalName(),
            IsValueType = type.IsValueType,
            Members = members.ToEquatableArray(),
            RequiredNames = tracked.Where(b => b.IsRequired).Select(b => b.WireName).ToEquatableArray(),
            SeenBits = tracked.Count,
            Names = isText ? null : NameLookupParser.Parse(members.Where(m => m.Kind != MemberKind.Metadata).Select(m => m.WireName)),
        };
    }

    private MemberModel MakeMember(ParseScope scope, MemberBinding binding, int? bit, UniqueNames locals)
    {
        var isMetadata = binding.Kind == MemberKind.Metadata;
        return new MemberModel
        {
            Identifier = Identifiers.Escape(binding.Parameter?.Name ?? binding.Candidate.Name),
            WireName = isMetadata ? "" : binding.WireName,
            Kind = binding.Kind,
            Placement = binding.Placement,
            LocalType = LocalTypeOf(binding),
            Local = isMetadata ? "" : Identifiers.Escape(locals.Take(Identifiers.ToLocal(binding.Candidate.Name))),
            LocalDefault = binding.Parameter is { } parameter
                ? DefaultValues.ExpressionFor(parameter)
                : Literals.DefaultOf(binding.Type),
            AcceptsNull = binding.AcceptsNull,
            NeedsForgiveness = binding.Type.IsReferenceType && !binding.AcceptsNull,
            Reader = ReaderOf(scope, binding),
            IsField = binding.IsField,
            SeenBit = bit,
            Accessor = binding.Placement == MemberPlacement.SetWhenSeen ? AccessorOf(binding) : null,
        };
    }

    private string? ReaderOf(ParseScope scope, MemberBinding binding) => binding.Kind switch
    {
        MemberKind.Enum => _enums.ReaderOf(MemberTypeParser.ValueTypeOf(binding.Type)),
        MemberKind.Object => "Read" + _nested[scope.Nested.Get(MemberTypeParser.ValueTypeOf(binding.Type))],
        _ => null,
    };

    private AccessorModel AccessorOf(MemberBinding binding) => new(
        _accessors.Take("Set" + binding.Candidate.Name),
        binding.Candidate.Setter!.Name,
        binding.Candidate.Setter.ContainingType.ToGlobalName(),
        binding.Type.ToAnnotatedName());

    // The type argument of a field keeps its annotation: the compiler tells Field<string> from Field<string?>.
    private static string LocalTypeOf(MemberBinding binding) =>
        binding.IsField ? binding.Type.ToAnnotatedName()
        : binding.Type.IsReferenceType ? binding.Type.ToGlobalName() + "?"
        : binding.Type.ToGlobalName();
}
