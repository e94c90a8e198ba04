using System.CommandLine;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Topics;

/// <summary>The options that describe one PushTopic.</summary>
internal sealed class TopicSettings
{
    private const string NoOperations = "none";

    private static readonly (PushTopicOperations Operation, string Name)[] Operations =
    [
        (PushTopicOperations.Create, "create"), (PushTopicOperations.Update, "update"), (PushTopicOperations.Delete, "delete"), (PushTopicOperations.Undelete, "undelete"),
    ];

    private readonly Option<string?> _query = Text("--query", "SOQL", "The query.");
    private readonly Option<string?> _fields = Text("--notify-for-fields", "FIELDS", "The fields whose changes cause an event: referenced, select, where or all.");
    private readonly Option<string?> _operations = Text("--notify-for-operations", "LIST", "The changes that cause events: one or more of create,update,delete,undelete, or none.");
    private readonly Option<string?> _version = Text("--api-version", "VERSION", "The API version of the query, such as 66.0. By default, a new PushTopic gets the newest version.");
    private readonly Option<string?> _active = Text("--active", "VALUE", "true if the PushTopic publishes events; otherwise, false.");
    private readonly Option<string?> _description = Text("--description", "TEXT", "The description.");

    private Option<string?>[] All => [_query, _fields, _operations, _version, _active, _description];

    public void AddTo(Command command)
    {
        foreach (var option in All) command.Add(option);
    }

    /// <summary>Returns the name of the first of these options that the user specified, or null if the user did not specify any of them.</summary>
    public string? FirstOf(ParseResult parsed) => Array.Find(All, option => parsed.GetValue(option) is not null)?.Name;

    /// <param name="parsed">The command line.</param>
    /// <param name="name">The name of the PushTopic.</param>
    /// <param name="isActive">The value if the user wrote none.</param>
    public PushTopicDefinition Read(ParseResult parsed, string name, bool? isActive) => new(name, parsed.GetValue(_query))
    {
        NotifyForFields = FieldsOf(parsed.GetValue(_fields)),
        NotifyForOperations = OperationsOf(parsed.GetValue(_operations)),
        ApiVersion = parsed.GetValue(_version),
        IsActive = ActiveOf(parsed.GetValue(_active)) ?? isActive,
        Description = parsed.GetValue(_description),
    };

    /// <summary>Returns the names of operations, in the form that the command line uses.</summary>
    public static IEnumerable<string> NamesOf(PushTopicOperations? operations) =>
        Operations.Where(one => operations is { } all && all.HasFlag(one.Operation)).Select(static one => one.Name);

    private static PushTopicFields? FieldsOf(string? text)
    {
        if (text is null) return null;
        var name = Array.Find(Enum.GetNames<PushTopicFields>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is not null
            ? Enum.Parse<PushTopicFields>(name)
            : throw new ToolException($"--notify-for-fields: '{text}' is not a valid choice of fields. Specify referenced, select, where or all.");
    }

    private static PushTopicOperations? OperationsOf(string? text)
    {
        if (text is null) return null;
        if (text == NoOperations) return PushTopicOperations.None;
        var all = PushTopicOperations.None;
        foreach (var part in text.Split(','))
        {
            var found = Array.Find(Operations, one => one.Name.Equals(part.Trim(), StringComparison.OrdinalIgnoreCase));
            if (found.Name is null) throw new ToolException($"--notify-for-operations: '{part}' is not a valid operation. Specify one or more of create,update,delete,undelete, or none.");
            all |= found.Operation;
        }

        return all;
    }

    private static bool? ActiveOf(string? text) => text switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw new ToolException($"--active: '{text}' is not a valid value. Specify true or false."),
    };

    private static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };
}
