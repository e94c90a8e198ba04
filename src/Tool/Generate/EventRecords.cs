using TypedStreaming.Generators.Channels;
using TypedStreaming.Generators.Derivation;
using TypedStreaming.Generators.Members;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>Creates records whose members have the names and types that the compiler would derive from the same description.</summary>
internal static class EventRecords
{
    /// <summary>The name of the type that temporarily contains the nested types, until the record is written.</summary>
    public const string Own = "global::Own";

    private const string HeaderField = "ChangeEventHeader";
    private const string AnyJson = "JsonElement";
    private const string CustomField = "__c";

    /// <exception cref="ToolException">The description contains none of the fields in the events.</exception>
    public static EventRecord Of(RecordSource source, string name, DescribedObject described)
    {
        var model = DerivedMembers.AddTo(Model(source, name), described.Schema);
        var members = model.DerivedMembers.Where(member => IsSent(source, member)).ToList();
        if (members.Count == 0)
        {
            throw new ToolException(
                $"{source.Option}: the org's description of {described.Name} contains none of the fields in the events. Check that the user has access to the fields.", ExitCodes.Failure);
        }

        var enums = model.DerivedEnums.Where(declared => members.Exists(member => TypeNames.OwnIn(member.TypeName).Contains(declared.Name, StringComparer.Ordinal))).ToList();
        var names = members.Select(static one => one.Identifier).Concat(enums.Select(static one => one.Name));
        var taken = new HashSet<string>([name, .. RecordMembers.All, .. names], StringComparer.Ordinal);
        var compounds = source.Kind == EventKindModel.ChangeEvent ? CompoundsOf(described.Content, taken) : [];
        return new EventRecord(source, name, described.Label)
        {
            Members = [.. members.Select(member => Typed(member, described.Content, compounds))],
            Enums = enums,
            Compounds = [.. compounds.Values],
        };
    }

    private static EventTypeModel Model(RecordSource source, string name) => new()
    {
        HintName = "",
        Namespace = null,
        Declarations = default,
        TypeName = Own,
        ReaderName = "EventReader",
        Visibility = EventVisibility.Everyone,
        Kind = source.Kind,
        Channel = source.Channel,
        IsText = false,
        Derivation = new DerivationModel(
            source.Object, source.Query is { } query ? SelectedFields.Of(query) : default, IsValueType: false, RecordMembers.All.Append(name).ToEquatableArray()),
    };

    // A custom platform event contains its custom fields, and those that Salesforce sets.
    private static bool IsSent(RecordSource source, DerivedMemberModel member) =>
        source.Kind != EventKindModel.PlatformEvent
        || !ApiNames.EndsWith(source.Object, PlatformEventNames.EventSuffix)
        || ApiNames.EndsWith(member.WireName, CustomField)
        || MemberWriting.SystemFields.Contains(member.WireName, StringComparer.Ordinal);

    private static Dictionary<FieldKind, CompoundType> CompoundsOf(SchemaObject content, HashSet<string> taken)
    {
        var kinds = content.Fields.Where(static field => !field.IsDisputed).Select(static field => field.Kind).ToHashSet();
        var compounds = new Dictionary<FieldKind, CompoundType>();
        if (kinds.Contains(FieldKind.Address)) compounds.Add(FieldKind.Address, CompoundType.Address(Unused("PostalAddress", taken)));
        if (kinds.Contains(FieldKind.Location)) compounds.Add(FieldKind.Location, CompoundType.Location(Unused("Geolocation", taken)));
        return compounds;
    }

    private static string Unused(string name, HashSet<string> taken)
    {
        while (!taken.Add(name)) name += "_";
        return name;
    }

    private static DerivedMemberModel Typed(DerivedMemberModel member, SchemaObject content, Dictionary<FieldKind, CompoundType> compounds)
    {
        if (member.WireName == HeaderField && member.TypeName.TrimEnd('?').EndsWith(HeaderField, StringComparison.Ordinal))
            return member with { TypeName = member.TypeName.TrimEnd('?'), IsRequired = true };
        return content.FindOwn(member.WireName) is { IsDisputed: false } field && compounds.TryGetValue(field.Kind, out var compound)
            ? member with { TypeName = member.TypeName.Replace($"global::System.Text.Json.{AnyJson}", $"{Own}.{compound.Name}", StringComparison.Ordinal) }
            : member;
    }
}
