using System.CommandLine;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Topics;

/// <summary>The command <c>tse topics update</c>, which changes a PushTopic, or creates and changes the PushTopics of an assembly.</summary>
internal sealed class TopicsUpdateCommand
{
    private readonly IShell _shell;
    private readonly WantedOptions _wanted = new();
    private readonly PlanOptions _plan = new();
    private readonly LoginOptions _login = new();

    private TopicsUpdateCommand(IShell shell) => _shell = shell;

    public static Command Create(IShell shell) => new TopicsUpdateCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("update", "Changes a PushTopic, or creates and changes the PushTopics of an assembly. Without --apply, the command only shows the changes.");
        _wanted.AddTo(command);
        _plan.AddTo(command);
        _login.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = _plan.Read(parsed);
        var wanted = _wanted.Read(parsed, isActive: null);
        if (!wanted.IsAssembly && wanted.Topics[0] == new PushTopicDefinition(wanted.Topics[0].Name) { IsActive = null })
            throw new ToolException("There is nothing to change. Use --query or another setting; 'tse topics update --help' lists them.");
        using var login = await new LoginReader(_login, parsed, _shell).ReadAsync(cancellationToken).ConfigureAwait(false);
        return await new PlanRun(_shell, settings).RunAsync(
            login, new ProvisionOptions { Topics = wanted.Topics }, plan => Chosen(plan, wanted), static _ => true, cancellationToken).ConfigureAwait(false);
    }

    private static ProvisionPlan Chosen(ProvisionPlan plan, ChosenTopics wanted)
    {
        var name = wanted.Topics[0].Name;

        // If the org has the name in another case, the plan says so.
        return wanted.IsAssembly || plan.Items.Any(item => item.Current is not null && item.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? wanted.Shown(plan)
            : throw new ToolException($"The org has no PushTopic '{name}'. Specify a name that 'tse topics list' shows, or run 'tse topics create {name}'.", ExitCodes.Failure);
    }
}
