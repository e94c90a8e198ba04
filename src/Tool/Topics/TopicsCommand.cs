using System.CommandLine;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Topics;

/// <summary>The commands <c>tse topics</c>.</summary>
internal static class TopicsCommand
{
    public static Command Create(IShell shell) => new("topics", "Shows and changes the PushTopics of an org. Without --apply, nothing is changed.")
    {
        TopicsListCommand.Create(shell),
        TopicsCreateCommand.Create(shell),
        TopicsUpdateCommand.Create(shell),
        TopicsDeleteCommand.Create(shell),
    };
}
