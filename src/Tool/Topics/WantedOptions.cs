using System.CommandLine;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Topics;

/// <summary>The options that specify PushTopics: one PushTopic by its name and settings, or all PushTopics of an assembly.</summary>
internal sealed class WantedOptions
{
    private readonly Argument<string?> _name = new("NAME") { Arity = ArgumentArity.ZeroOrOne, Description = "The PushTopic, such as AccountUpdates." };
    private readonly Option<string?> _assembly = new("--assembly") { HelpName = "FILE", Description = "A .NET assembly with types that have the attribute [PushTopic]. Its code is not run." };
    private readonly TopicSettings _settings = new();

    public void AddTo(Command command)
    {
        command.Add(_name);
        command.Add(_assembly);
        _settings.AddTo(command);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="isActive">The value of <c>IsActive</c> if the user wrote none.</param>
    public ChosenTopics Read(ParseResult parsed, bool? isActive) => (parsed.GetValue(_name), parsed.GetValue(_assembly)) switch
    {
        (null, null) => throw new ToolException("No PushTopic was specified. Specify a name, or use --assembly FILE."),
        (not null, not null) => throw new ToolException("Both a name and an assembly were specified. Specify only one of them."),
        (null, { } file) => _settings.FirstOf(parsed) is { } option
            ? throw new ToolException($"{option} applies to a single PushTopic, but the types in --assembly have their own settings. Use only one of the two options.")
            : new ChosenTopics(TopicAssembly.Read(file), IsAssembly: true),
        ({ } name, null) => new ChosenTopics([_settings.Read(parsed, TopicName.Parse(name), isActive)], IsAssembly: false),
    };
}
