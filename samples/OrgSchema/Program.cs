using OrgSchema;
using TypedStreaming;

await using var org = await LocalOrg.StartAsync();
await using var client = new StreamingClient(org.ClientOptions);
await using var invoices = await client.SubscribeAsync<InvoiceChange>();
await using var printers = await client.SubscribeAsync<LowInk>();
await org.PublishAsync();

await foreach (var invoice in invoices.Take(3))
    Console.WriteLine($"{invoice.Name}: {invoice.Total:N2} until {invoice.Due:yyyy-MM-dd}, {invoice.Status}{(invoice.IsOpen ? ", to be paid" : "")}");

await foreach (var printer in printers.Take(1))
    Console.WriteLine($"{printer.Model} has {printer.Level:P0} of its ink left");
