using System.CommandLine;
using TypedStreaming.Tool.Doctor;
using TypedStreaming.Tool.Generate;
using TypedStreaming.Tool.Listen;
using TypedStreaming.Tool.Positions;
using TypedStreaming.Tool.Publish;
using TypedStreaming.Tool.Shells;
using TypedStreaming.Tool.Simulate;
using TypedStreaming.Tool.Topics;

namespace TypedStreaming.Tool;

/// <summary>The list of all commands of the tool.</summary>
internal static class ToolCommands
{
    /// <summary>Creates the commands, in the order in which the help shows them.</summary>
    public static IEnumerable<Command> All(IShell shell) =>
    [
        ListenCommand.Create(shell),
        DoctorCommand.Create(shell),
        PublishCommand.Create(shell),
        GenerateCommand.Create(shell),
        PositionsCommand.Create(shell),
        TopicsCommand.Create(shell),
        SimulateCommand.Create(shell),
    ];
}
