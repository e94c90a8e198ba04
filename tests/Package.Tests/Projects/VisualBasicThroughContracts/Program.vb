Imports Contracts
Imports TypedStreaming

Module Program
    Sub Main()
        Dim options As New StreamingClientOptions With {
            .AccessTokens = New StaticToken("token", New System.Uri("https://acme.my.salesforce.com"))
        }
        Dim client As New StreamingClient(options)
        System.Console.WriteLine(client.Events(Of AccountChange)().GetType().Name)
    End Sub
End Module
