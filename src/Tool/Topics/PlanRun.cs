using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Topics;

/// <summary>Creates a plan, shows it, and applies it if the user specified <c>--apply</c>. Returns the exit code.</summary>
internal sealed class PlanRun(IShell shell, PlanSettings settings)
{
    private readonly PlanOutput _report = new(shell, settings.IsJson);

    /// <param name="login">The login.</param>
    /// <param name="wanted">The PushTopics to create, to change or to delete.</param>
    /// <param name="choose">Returns the part of the plan that the command shows.</param>
    /// <param name="isApplied">Returns true for the changes that the command makes.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public async Task<int> RunAsync(
        OrgLogin login, ProvisionOptions wanted, Func<ProvisionPlan, ProvisionPlan> choose, Func<ProvisionItem, bool> isApplied, CancellationToken cancellationToken)
    {
        var client = EventClientFactory.CreateCometD(login, store: null, shell);
        await using var closing = client.ConfigureAwait(false);
        var plan = choose(await client.ProvisionAsync([], wanted, cancellationToken).ConfigureAwait(false));
        foreach (var item in plan.Items) _report.Write(item);
        var changes = plan.Only(item => item.IsChange && isApplied(item));
        if (_report.Output.IsLost) throw Unseen();
        if (!settings.Applies) return Shown(plan, changes);
        if (IsBlocked(plan)) return Blocked();
        return changes.HasChanges ? await ApplyAsync(changes, cancellationToken).ConfigureAwait(false) : ExitCodes.Success;
    }

    private int Shown(ProvisionPlan plan, ProvisionPlan changes)
    {
        if (IsBlocked(plan))
        {
            Note("Nothing was changed. --apply would change nothing either, because a part of the plan is blocked. Resolve the blocked items first.");
            return ExitCodes.Failure;
        }

        if (!changes.HasChanges) return ExitCodes.Success;
        var instead = settings.Checks ? " in place of --check" : "";
        Note($"Nothing was changed. Use --apply{instead} to make the changes in {OrgOf(plan)}.");
        return settings.Checks ? ExitCodes.Failure : ExitCodes.Success;
    }

    private int Blocked()
    {
        shell.Error.WriteLine(ErrorLine.Of("Nothing was changed, because a part of the plan is blocked. Resolve the blocked items, and run the command again."));
        return ExitCodes.Failure;
    }

    private async Task<int> ApplyAsync(ProvisionPlan changes, CancellationToken cancellationToken)
    {
        if (_report.Output.HasFailed) throw Unseen();
        if (changes.Organization.IsProduction && !settings.PermitsProduction)
            throw new ToolException($"Nothing was changed, because {OrgOf(changes)} is a production org, or may be one. If you intend to change it, add --production.");
        var results = await ResultsAsync(changes, cancellationToken).ConfigureAwait(false);
        if (_report.Output.HasFailed) Note(Hidden());
        return results.AllApplied && !_report.Output.IsLost ? ExitCodes.Success : ExitCodes.Failure;
    }

    private async Task<ProvisionResults> ResultsAsync(ProvisionPlan changes, CancellationToken cancellationToken)
    {
        try
        {
            return await changes.ApplyAsync(settings.PermitsProduction, _report, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw Interruption(changes.Items);
        }
    }

    /// <summary>Reports the changes that have no result yet: the first of them may have been sent.</summary>
    private ToolException Interruption(IReadOnlyList<ProvisionItem> changes)
    {
        var open = changes.Skip(_report.Reported).ToList();
        for (var i = 0; i < open.Count; i++)
        {
            var (status, error) = i == 0
                ? (ProvisionStatus.Unknown, "It is not known whether the change was made, because the command was interrupted.")
                : (ProvisionStatus.NotSent, "The change was not sent, because the command was interrupted.");
            _report.Report(new ProvisionResult { Item = open[i], Status = status, Error = error });
        }

        var unknown = open.Count == 0 ? "" : $" The change of {open[0].Name} may or may not have been made.";
        var hidden = _report.Output.HasFailed ? $" {_report.Output.Missing}" : "";
        return new ToolException($"The command was interrupted. {_report.Applied} of {changes.Count} changes were made.{unknown}{hidden} Run the same command without --apply to see the remaining changes.", ExitCodes.Interrupted);
    }

    private ToolException Unseen() =>
        new($"Nothing was changed, because the plan could not be shown: {_report.Output.Reason}. Run the command again, and make sure that its output is read to the end.", ExitCodes.Failure);

    private string Hidden() =>
        $"{_report.Output.Missing} {_report.Applied} of {_report.Reported} changes were made. Run the same command without --apply to see the remaining changes.";

    private static bool IsBlocked(ProvisionPlan plan) => plan.Items.Any(static item => item.Action == ProvisionAction.Blocked);

    private void Note(string text) => shell.Error.WriteLine(ErrorLine.Note(text));

    private static string OrgOf(ProvisionPlan plan)
    {
        var org = plan.Organization;
        return $"'{org.Name ?? "unknown"}' ({org.Id ?? "unknown id"}, {(org.IsSandbox == true ? "sandbox" : org.Edition ?? "unknown edition")})";
    }
}
