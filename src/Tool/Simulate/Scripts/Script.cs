using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;
using TypedStreaming.Tool.Simulate.Actions;
using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Scripts;

/// <summary>A script: actions that the simulator performs one after another.</summary>
internal sealed class Script
{
    public const string StepsKey = "steps";
    public const string RepeatKey = "repeat";

    private readonly IReadOnlyList<PreparedAction> _steps;
    private readonly int _repeat;
    private volatile string _state = "The script has not started.";

    private Script(IReadOnlyList<PreparedAction> steps, int repeat) => (_steps, _repeat) = (steps, repeat);

    /// <summary>A description of the current step, as one sentence.</summary>
    public string State => _state;

    /// <summary>Reads and checks the complete script, so that mistakes are found before the first step is performed.</summary>
    /// <exception cref="ToolException">The file cannot be read, or is wrong.</exception>
    public static async Task<Script> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var root = new Arguments(await SourceReader.ReadFileAsync(path, cancellationToken).ConfigureAwait(false), StepsKey, RepeatKey);
        IReadOnlyList<OrgAction> possible = [.. WaitActions.All, .. OrgActions.All];
        var steps = root.Items(StepsKey).Select(step => PreparedAction.Read(step, possible)).ToList();
        if (steps.Count == 0) throw root.Wrong(StepsKey, "a script must contain steps. Specify an array of actions.");
        var repeat = root.Number(RepeatKey, 0, int.MaxValue, 1);
        if (repeat == 0 && steps.TrueForAll(static step => step.Name != WaitActions.Wait))
            throw root.Wrong(RepeatKey, $"0 repeats the steps forever, so the script must contain a step '{WaitActions.Wait}'. Add one, or specify a number that is at least 1.");
        return new Script(steps, repeat);
    }

    /// <summary>Performs the steps of the script. Writes a note when a step waits, and when the script ends.</summary>
    /// <exception cref="ToolException">The org refuses a step.</exception>
    public async Task RunAsync(Simulation simulation, IShell shell, CancellationToken cancellationToken)
    {
        for (var round = 1; _repeat == 0 || round <= _repeat; round++)
        {
            for (var index = 0; index < _steps.Count; index++)
            {
                var step = _steps[index];
                _state = $"Script: step {index + 1} of {_steps.Count} ({step.Name}){(_repeat == 1 ? "" : $", round {round}")}.";
                var run = RunAsync(step, simulation, cancellationToken);

                // A script that repeats its steps would write the same notes again and again.
                if (step.Waiting is { } waiting && round == 1 && !run.IsCompleted)
                    shell.Error.WriteLine(ErrorLine.Note($"script, step {index + 1} of {_steps.Count} ({step.Name}): waiting {waiting}."));
                await run.ConfigureAwait(false);
            }
        }

        _state = "Script: all steps have been performed.";
        shell.Error.WriteLine(ErrorLine.Note("the script has ended: all steps have been performed. The org runs until Ctrl-C."));
    }

    private static async Task RunAsync(PreparedAction step, Simulation simulation, CancellationToken cancellationToken)
    {
        try
        {
            await step.RunAsync(simulation, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException e)
        {
            throw new ToolException(e.Message, ExitCodes.Failure);
        }
    }
}
