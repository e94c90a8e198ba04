using System.CommandLine;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Positions;

/// <summary>The command <c>tse positions reset</c>, which removes a position.</summary>
internal static class PositionsResetCommand
{
    public static Command Create(IShell shell)
    {
        var command = new Command("reset", "Removes a position. When the consumer starts again, it behaves like a new consumer.");
        var change = new PositionChange(shell, canCreate: false);
        change.AddTo(command);
        command.SetAction((parsed, cancel) => change.RunAsync(parsed, static (_, _) => null, cancel));
        return command;
    }
}
