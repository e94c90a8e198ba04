using System.CommandLine;
using System.Globalization;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Positions;

/// <summary>The command <c>tse positions set</c>, which moves a position to a given event.</summary>
internal static class PositionsSetCommand
{
    public static Command Create(IShell shell)
    {
        var command = new Command("set", "Moves a position. The consumer continues after the given event.");
        var change = new PositionChange(shell, canCreate: true);
        var id = new Argument<string>("ID") { Description = "The replay id of the last event that the consumer has processed." };
        change.AddTo(command);
        command.Add(id);
        command.SetAction((parsed, cancel) => change.RunAsync(parsed, (key, old) => Position(key, old, parsed.GetValue(id)!, shell.Time.GetUtcNow()), cancel));
        return command;
    }

    private static ReplayPosition Position(ReplayKey key, ReplayPosition? old, string id, DateTimeOffset now)
    {
        // The host of the old position stays, so that a move of the org is still recognized.
        if (key.Transport != ReplayTransport.CometD) return new ReplayPosition { OpaqueId = Opaque(id), At = now, Instance = old?.Instance };
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ReplayPosition { ReplayId = number, At = now, Instance = old?.Instance }
            : throw new ToolException($"'{id}' is not a valid replay id. Specify a number that is not negative.");
    }

    private static OpaqueReplayId Opaque(string id) => ReplayIdText.Parse(id)
        ?? throw new ToolException($"'{id}' is not a valid replay id for this transport. Use the form that 'tse positions list' shows: {ReplayIdText.Forms}.");
}
