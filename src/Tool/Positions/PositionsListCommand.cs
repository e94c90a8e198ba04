using System.CommandLine;
using System.Text;
using Spectre.Console;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Positions;

/// <summary>The command <c>tse positions list</c>, which shows positions without changing their owners.</summary>
internal sealed class PositionsListCommand
{
    private readonly IShell _shell;
    private readonly StoreOptions _store;
    private readonly Option<bool> _json = new("--json") { Description = "Writes each position as one line of JSON." };

    private PositionsListCommand(IShell shell) => (_shell, _store) = (shell, new StoreOptions(shell));

    public static Command Create(IShell shell) => new PositionsListCommand(shell).ToCommand();

    private Command ToCommand()
    {
        var command = new Command("list", "Shows all positions, each with the process that last opened it. The command does not change the owners of the positions.") { _json };
        _store.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (await _store.FindAsync(parsed, cancellationToken).ConfigureAwait(false) is not { } store)
        {
            _shell.Error.WriteLine(ErrorLine.Note("there are no positions yet. 'tse listen' with --name NAME stores them; for another application's file, use --positions FILE."));
            return;
        }

        await using var closing = store.ConfigureAwait(false);
        var all = await store.ListAsync(cancellationToken).ConfigureAwait(false);

        // The client also opens the positions of an org's older names, and leaves rows without a position there.
        var positions = all.Where(static one => one.Position is not null).ToList();
        if (parsed.GetValue(_json)) WriteJson(positions);
        else if (positions.Count > 0) WriteTable(positions);
        else _shell.Error.WriteLine(ErrorLine.Note($"{store.Place} contains no positions."));
    }

    private void WriteJson(IEnumerable<StoredPosition> positions)
    {
        foreach (var one in positions)
            _shell.Output.Write(Encoding.UTF8.GetBytes(PositionText.JsonOf(one, PositionOwner.StateOf(one, _shell)) + "\n"));
    }

    private void WriteTable(IEnumerable<StoredPosition> positions)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var title in new[] { "CHANNEL", "NAME", "POSITION", "DATE", "ORG", "TRANSPORT", "OWNER" }) table.AddColumn(new TableColumn(new Text(title)).NoWrap());
        foreach (var one in positions)
        {
            string[] cells =
            [
                one.Key.Channel, one.Key.Consumer, PositionText.Of(one.Position), PositionText.Date(one.Position!.At), one.Key.OrganizationId, one.Key.Transport,
                $"process {one.OwnerProcess} on {one.OwnerHost}, {PositionOwner.StateOf(one, _shell)}",
            ];
            table.AddRow(cells.Select(static cell => new Text(TerminalText.Of(cell))));
        }

        TerminalConsole.Of(_shell).Write(table);
    }
}
