using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Topics;

/// <summary>The command <c>tse topics list</c>, which shows the PushTopics of an org.</summary>
internal sealed class TopicsListCommand
{
    private readonly IShell _shell;
    private readonly LoginOptions _login = new();
    private readonly Option<bool> _json = new("--json") { Description = "Writes each PushTopic as one line of JSON." };

    private TopicsListCommand(IShell shell) => _shell = shell;

    public static Command Create(IShell shell) => new TopicsListCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("list", "Shows all PushTopics of the org.") { _json };
        _login.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var login = await new LoginReader(_login, parsed, _shell).ReadAsync(cancellationToken).ConfigureAwait(false);
        var client = EventClientFactory.CreateCometD(login, store: null, _shell);
        await using var closing = client.ConfigureAwait(false);
        var plan = await client.ProvisionAsync([], null, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json)) WriteJson(plan.Items);
        else if (plan.Items.Count > 0) WriteTable(plan.Items);
        else _shell.Error.WriteLine(ErrorLine.Note("The org has no PushTopics."));
    }

    private void WriteJson(IEnumerable<ProvisionItem> items)
    {
        foreach (var item in items)
        {
            var topic = item.Current!;
            var operations = TopicSettings.NamesOf(topic.NotifyForOperations).Select(static name => (JsonNode?)name).ToArray();
            ResultOutput.WriteLine(_shell, new JsonObject
            {
                ["id"] = item.Id,
                ["name"] = topic.Name,
                ["channel"] = topic.Channel,
                ["isActive"] = topic.IsActive,
                ["apiVersion"] = topic.ApiVersion,
                ["notifyForFields"] = topic.NotifyForFields?.ToString(),
                ["notifyForOperations"] = new JsonArray(operations),
                ["query"] = topic.Query,
                ["description"] = topic.Description,
            }.ToJsonString());
        }
    }

    private void WriteTable(IEnumerable<ProvisionItem> items)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var title in new[] { "NAME", "ACTIVE", "API", "OPERATIONS", "FIELDS", "QUERY" }) table.AddColumn(new TableColumn(new Text(title)).NoWrap());
        foreach (var topic in items.Select(static item => item.Current!))
        {
            string[] cells =
            [
                topic.Name, topic.IsActive == true ? "yes" : "no", topic.ApiVersion ?? "", string.Join(',', TopicSettings.NamesOf(topic.NotifyForOperations)),
                topic.NotifyForFields?.ToString() ?? "", PlanOutput.OneLine(topic.Query ?? ""),
            ];
            table.AddRow(cells.Select(static cell => new Text(TerminalText.Of(cell))));
        }

        TerminalConsole.Of(_shell).Write(table);
    }
}
