using System.Net;
using System.Net.Sockets;
using TypedStreaming.Package.Tests.Packages;
using TypedStreaming.Package.Tests.Snippets;
using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests;

/// <summary>
/// The first page of docs/hosting.md, as a reader follows it: its commands are run and its files are written as they stand. Only the port of the local
/// org is another one, and what stands for a login of the reader's own org is that of the local org.
/// </summary>
public sealed class FirstPageTests(Workshop workshop)
{
    private const string Handled = "An account has changed, event ";

    private static readonly string Port = FreePort();

    [Fact]
    public async Task The_first_page_leads_to_a_running_service()
    {
        Assert.SkipUnless(Repository.Configuration == "Release", "The packages are packed from the release build.");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The service is ended by SIGTERM.");
        var reader = new PageReader((await workshop.Installed).Root, (await workshop.Projects).Packages);
        var steps = StepsOfThePage();
        foreach (var step in steps.Where(static step => step.Kind != "start")) await reader.DoAsync(step);
        var starts = steps.Where(static step => step.Kind == "start").ToList();
        Assert.Equal(3, starts.Count);

        await using var org = reader.Start("LocalOrg", starts[1]);
        await org.WaitForAsync("The local org is listening on");
        var first = await HandleOneAsync(reader, starts[2]);

        // The reader's own org: its login is in the file and in the user secrets, and nowhere else.
        foreach (var step in steps.Where(static step => step.File == "appsettings.json" || step.Text.Contains("user-secrets", StringComparison.Ordinal)))
            await reader.DoAsync("Billing", step with { Text = OwnOrgIn(step.Text) });
        var second = await HandleOneAsync(reader, starts[0]);
        Assert.True(second > first, $"The service continued at {second}, after {first}.");
    }

    /// <summary>Starts the service, waits for an event, and stops it.</summary>
    /// <returns>The first replay id that it handled.</returns>
    private static async Task<long> HandleOneAsync(PageReader reader, PageStep start)
    {
        await using var service = reader.Start("Billing", start);
        var line = await service.WaitForAsync(Handled);
        (await service.TerminateAsync()).Succeeded();
        return long.Parse(line[(line.IndexOf(Handled, StringComparison.Ordinal) + Handled.Length)..]);
    }

    private static List<PageStep> StepsOfThePage()
    {
        var text = File.ReadAllText(Repository.PathOf("docs/hosting.md"));
        var page = text[text.IndexOf("## From nothing to a running service", StringComparison.Ordinal)..text.IndexOf("## Settings", StringComparison.Ordinal)];
        Assert.Contains("5080", page, StringComparison.Ordinal);
        return [.. PageStep.AllIn(page.Replace("5080", Port, StringComparison.Ordinal))];
    }

    private static string OwnOrgIn(string text) => text
        .Replace("3MVG9...", "billing", StringComparison.Ordinal)
        .Replace("https://acme.my.salesforce.com", $"http://127.0.0.1:{Port}", StringComparison.Ordinal)
        .Replace("ClientSecret ...", "ClientSecret local", StringComparison.Ordinal);

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
