using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Model;

namespace TypedStreaming.Generators.Parsing;

/// <summary>Makes models of the members: names for the locals, bits for those that are tracked, expressions.</summary>
internal static class MemberModels
{
    public static EventMembers Make(List<MemberBinding> bindings, bool isText)
    {
        // What must be there comes first in the mask, so that one comparison a word finds what is missing.
        var tracked = isText ? [] : bindings.Where(b => b.IsTracked).OrderByDescending(b => b.IsRequired).ToList();
        var enums = new EnumParser();
        var locals = new UniqueNames("reader", "context", "seen", "member", "result");
        var accessors = new UniqueNames();
        var models = bindings.ConvertAll(b =>
        {
            var bit = tracked.IndexOf(b);
            return Make(b, bit < 0 ? null : bit, locals, accessors, enums);
        });
        return new EventMembers
        {
            Members = models,
            RequiredNames = [.. tracked.Where(b => b.IsRequired).Select(b => b.Candidate.WireName)],
            SeenBits = tracked.Count,
            Names = isText ? null : NameLookupParser.Parse(WireNamesOf(models)),
            Enums = enums.Models,
        };
    }

    private static IEnumerable<string> WireNamesOf(List<MemberModel> models) =>
        models.Where(m => m.Kind != MemberKind.Metadata).Select(m => m.WireName);

    private static MemberModel Make(
        MemberBinding binding, int? bit, UniqueNames locals, UniqueNames accessors, EnumParser enums)
    {
        var isMetadata = binding.Kind == MemberKind.Metadata;
        return new MemberModel
        {
            Identifier = Identifiers.Escape(binding.Parameter?.Name ?? binding.Candidate.Name),
            WireName = isMetadata ? "" : binding.Candidate.WireName,
            Kind = binding.Kind,
            Placement = binding.Placement,
            LocalType = LocalTypeOf(binding.Type),
            Local = isMetadata ? "" : Identifiers.Escape(locals.Take(Identifiers.ToLocal(binding.Candidate.Name))),
            LocalDefault = binding.Parameter is { } parameter
                ? DefaultValues.ExpressionFor(parameter)
                : Literals.DefaultOf(binding.Type),
            AcceptsNull = binding.AcceptsNull,
            NeedsForgiveness = binding.Type.IsReferenceType && !binding.AcceptsNull,
            EnumReader = binding.Kind == MemberKind.Enum
                ? enums.ReaderOf(binding.Type.NullableUnderlying() ?? binding.Type)
                : null,
            SeenBit = bit,
            Accessor = binding.Placement == MemberPlacement.SetWhenSeen ? AccessorOf(binding, accessors) : null,
        };
    }

    private static AccessorModel AccessorOf(MemberBinding binding, UniqueNames names) => new(
        names.Take("Set" + binding.Candidate.Name),
        binding.Candidate.Setter!.Name,
        binding.Candidate.Setter.ContainingType.ToGlobalName(),
        binding.Type.ToAnnotatedName());

    private static string LocalTypeOf(ITypeSymbol type) =>
        type.IsReferenceType ? type.ToGlobalName() + "?" : type.ToGlobalName();
}
