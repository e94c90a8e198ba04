using System.CommandLine;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Positions;

/// <summary>The commands <c>tse positions</c>.</summary>
internal static class PositionsCommand
{
    public static Command Create(IShell shell) => new("positions", "Shows and changes replay positions, in a SQLite file or a PostgreSQL database.")
    {
        PositionsListCommand.Create(shell),
        PositionsSetCommand.Create(shell),
        PositionsResetCommand.Create(shell),
    };
}
