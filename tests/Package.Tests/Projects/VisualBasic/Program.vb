Imports TypedStreaming

<PushTopic("/topic/AccountUpdates")>
Public Class AccountChange
    Public Property Id As String
End Class

Module Program
    Sub Main()
        System.Console.WriteLine(GetType(AccountChange).Name)
    End Sub
End Module
